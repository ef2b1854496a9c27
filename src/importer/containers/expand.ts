/** Containers become their entries: each is a file of its own, read when it is asked for, and nothing is written out. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { largestFile } from '../../shared/incoming.ts'
import type { ReasonCode } from '../../shared/outcome.ts'
import type { Found } from '../discover.ts'
import { isDocumentName, isInMachinery } from '../document-names.ts'
import { fileProblem } from '../file-problem.ts'
import { Budget, ContainerFault, containerLimits, type ContainerLimits } from './budget.ts'
import { bufferReader, fileReader } from './byte-reader.ts'
import { hiddenPart, nameToShow, safeEntryName } from './entry-name.ts'
import { containerFormat, headBytes, isContainerName, type ContainerFormat } from './format.ts'
import type { RawEntry } from './raw-entry.ts'
import { tarEntries } from './tar.ts'
import { inside } from './wanted.ts'
import { zipEntries } from './zip.ts'

type File = Extract<Found, { kind: 'file' }>
type Settled = Extract<Found, { kind: 'settled' }>

export interface Container {
  kind: 'container'
  path: string
  format: ContainerFormat
  /** Bytes. */
  size: number
}

/** A file out of a container. */
export interface EntryFile {
  kind: 'entry'
  /** `a.zip!/b.html` */
  path: string
  /** In an ArrayBuffer of their own. */
  bytes: Uint8Array
  modified: number | null
}

export type ContainerPart = EntryFile | Settled

/** Names that are surely no containers: most of what is imported, which need not be opened twice. */
const plainDocument = /\.(html?|xhtml|txt|text|md|markdown|mht|mhtml)$/i

/** Tells containers from other files by their content, where the name does not speak against it. */
export async function* tellContainers(
  found: AsyncGenerator<Found, void, undefined>,
): AsyncGenerator<Found | Container, void, undefined> {
  for await (const one of found) yield one.kind === 'file' ? await asContainer(one) : one
}

async function asContainer(file: File): Promise<File | Container> {
  const { path, size } = file
  // Office documents and books are zips, too: what is named as another thing is none of ours.
  if (plainDocument.test(path) || !isDocumentName(path)) return file
  try {
    await using handle = await open(path, 'r')
    const head = Buffer.alloc(headBytes)
    const { bytesRead } = await handle.read(head, 0, headBytes, 0)
    const format = containerFormat(path, head.subarray(0, bytesRead))
    return format === null ? file : { kind: 'container', path, format, size }
  } catch {
    // Whoever reads it will say why it cannot be read.
    return file
  }
}

/**
 * The entries of a container in their order, and of containers in it. A container that cannot be read to its end
 * gets an outcome, after those of what was read.
 * @param wants which entries to look at: the others are passed over without an outcome
 */
export async function* entriesOf(
  { path, format, size }: Container,
  wants: (path: string) => boolean = () => true,
  limits: ContainerLimits = containerLimits,
): AsyncGenerator<ContainerPart, void, undefined> {
  const budget = new Budget(size, limits)
  yield* guarded(path, () => walk(fileEntries(path, format, size, budget), path, false))

  async function* walk(
    entries: AsyncGenerator<RawEntry, void, undefined>,
    container: string,
    isNested: boolean,
  ): AsyncGenerator<ContainerPart, void, undefined> {
    const hidden = new Set<string>()
    for await (const entry of entries) {
      budget.countEntry()
      if (entry.kind === 'folder') continue
      const name = safeEntryName(entry.name)
      const at = `${container}${inside}${name ?? nameToShow(entry.name)}`
      if (!wants(at)) continue
      if (name === null) {
        yield failed(at, 'unsafe-path')
        continue
      }
      const hiddenAs = hiddenPart(name)
      if (hiddenAs !== null) {
        if (!hidden.has(hiddenAs)) yield ignored(`${container}${inside}${hiddenAs}`, 'hidden')
        hidden.add(hiddenAs)
      } else if (isInMachinery(name) || !isDocumentName(name)) yield ignored(at, 'not-a-document')
      else if (entry.kind === 'other') yield failed(at, 'not-a-regular-file', entry.detail)
      else yield* take(entry, at, isNested)
    }
  }

  async function* take(
    entry: RawEntry,
    path: string,
    isNested: boolean,
  ): AsyncGenerator<ContainerPart, void, undefined> {
    const mayBeContainer = isContainerName(path)
    if (mayBeContainer && isNested) return yield failed(path, 'nested-too-deep')
    const read = await entry.read(mayBeContainer ? limits.nested : largestFile)
    if (!read.ok) return yield failed(path, read.reason, read.detail)
    const { bytes } = read
    const nested = mayBeContainer ? containerFormat(path, bytes.subarray(0, headBytes)) : null
    if (nested !== null) yield* guarded(path, () => walk(bufferEntries(bytes, nested, budget), path, true))
    else if (bytes.length > largestFile) yield failed(path, 'too-large', `${bytes.length} bytes`)
    else yield { kind: 'entry', path, bytes, modified: entry.modified }
  }
}

async function* guarded(
  path: string,
  parts: () => AsyncGenerator<ContainerPart, void, undefined>,
): AsyncGenerator<ContainerPart, void, undefined> {
  try {
    yield* parts()
  } catch (error) {
    yield failed(path, ...faultOf(error))
  }
}

async function* fileEntries(
  path: string,
  format: ContainerFormat,
  size: number,
  budget: Budget,
): AsyncGenerator<RawEntry, void, undefined> {
  if (format === 'zip') {
    await using file = await open(path, 'r')
    yield* zipEntries(fileReader(file, size), fileReader(file, size), budget)
  } else yield* tarEntries(createReadStream(path, { highWaterMark: 256 * 1024 }), format === 'tar.gz', budget)
}

const bufferEntries = (
  bytes: Uint8Array,
  format: ContainerFormat,
  budget: Budget,
): AsyncGenerator<RawEntry, void, undefined> =>
  format === 'zip'
    ? zipEntries(bufferReader(bytes), bufferReader(bytes), budget)
    : tarEntries(Readable.from([bytes]), format === 'tar.gz', budget)

/** The file system's errors have codes of their own; all others come of what the container holds. */
function faultOf(error: unknown): [ReasonCode, string] {
  if (error instanceof ContainerFault) return [error.reason, error.message]
  const code = (error as NodeJS.ErrnoException | null)?.code
  if (typeof code === 'string' && /^E(?!RR_)/.test(code)) return fileProblem(error)
  return ['archive-damaged', error instanceof Error ? error.message : String(error)]
}

const ignored = (path: string, reason: ReasonCode): Settled => ({
  kind: 'settled',
  path,
  outcome: 'ignored',
  reason,
  detail: null,
})

const failed = (path: string, reason: ReasonCode, detail: string | null = null): Settled => ({
  kind: 'settled',
  path,
  outcome: 'failed',
  reason,
  detail,
})
