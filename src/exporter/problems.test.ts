import { describe, expect, it } from 'vitest'
import { problemOf } from './problems.ts'

const systemError = (code: string): Error =>
  Object.assign(new Error(`${code}: said the system`), { code, syscall: 'write' })
const reached = { folder: '/out/Pressmark export', files: 3, bytes: 70, total: 9 }

describe('the problem of an export', () => {
  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EFBIG', 'disk-full'],
    ['EROFS', 'export-failed'],
    ['EACCES', 'export-failed'],
    ['ENOENT', 'export-failed'],
    ['EIO', 'export-failed'],
  ])('with %s is %s', (code, expected) => {
    expect(problemOf(systemError(code), reached)).toMatchObject({
      code: expected,
      detail: `${code}: said the system`,
    })
  })

  it('says what is left of it', () => {
    expect(problemOf(systemError('ENOSPC'), reached).sentence).toBe(
      'There is no space left on the disk. The export is incomplete: 3 of 9 files are in /out/Pressmark export.',
    )
    expect(problemOf(systemError('EACCES'), { ...reached, folder: null }).sentence).toBe(
      'The folder cannot be written. Nothing was exported.',
    )
  })
})
