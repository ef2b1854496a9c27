import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileProblem } from './file-problem.ts'
import { readRegularFile, type ReadFile } from './read-file.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'pressmark-read-file-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const megabyte = 1024 * 1024
const read = (path: string): Promise<ReadFile> => readRegularFile(path, 64 * megabyte)
const isRoot = process.getuid?.() === 0

describe('a file', () => {
  it('is read whole, with the time of its last change', async () => {
    const path = join(folder, 'a.txt')
    writeFileSync(path, 'bytes\0\r\n')
    const file = await read(path)
    expect(file).toMatchObject({ ok: true, modified: expect.any(Number) as number })
    expect(file.ok && file.bytes.toString()).toBe('bytes\0\r\n')
  })

  it('of a hundred megabytes is refused before it is read', async () => {
    const path = join(folder, 'large.txt')
    writeFileSync(path, '')
    truncateSync(path, 100 * megabyte)
    expect(await read(path)).toMatchObject({ reason: 'too-large', detail: '104857600 bytes' })
  })

  it('that grows while it is read is refused', async () => {
    const path = join(folder, 'growing.txt')
    writeFileSync(path, Buffer.alloc(48 * megabyte))
    const growing = setInterval(() => appendFileSync(path, 'x'), 0)
    const file = await read(path)
    clearInterval(growing)
    expect(file).toMatchObject({ reason: 'changed-while-read' })
  })

  it('that has vanished is not found', async () => {
    expect(await read(join(folder, 'gone.txt'))).toMatchObject({ reason: 'not-found' })
  })

  it.skipIf(isRoot || process.platform === 'win32')('that may not be read says so', async () => {
    const path = join(folder, 'secret.txt')
    writeFileSync(path, 'x')
    chmodSync(path, 0)
    expect(await read(path)).toMatchObject({ reason: 'no-permission' })
  })

  it.each(['EACCES', 'EPERM'])('refused with %s may not be read', (code) => {
    expect(fileProblem(Object.assign(new Error('refused'), { code }))).toEqual(['no-permission', 'refused'])
  })
})

describe.skipIf(process.platform === 'win32')('what is no file', () => {
  it.each(['/dev/null', '/dev/zero'])('such as %s is not read from', async (path) => {
    expect(await read(path)).toMatchObject({ reason: 'not-a-regular-file' })
  })

  it('such as a FIFO that nobody writes to is not waited for', async () => {
    const path = join(folder, 'fifo.txt')
    expect(spawnSync('mkfifo', [path]).status).toBe(0)
    expect(await read(path)).toMatchObject({ reason: 'not-a-regular-file' })
  })

  it('such as a link to itself is a loop', async () => {
    const path = join(folder, 'loop.txt')
    symlinkSync('loop.txt', path)
    expect(await read(path)).toMatchObject({ reason: 'link-loop' })
  })
})
