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
import { bufferReader, fileReader, type ByteReader } from './byte-reader.ts'
import { hiddenPart, nameToShow, safeEntryName } from './entry-name.ts'
import { containerFormat, headBytes, isContainerName, type ContainerFormat } from './format.ts'
import type { RawEntry } from './raw-entry.ts'
import { Shelf } from './shelf.ts'
import { Survey, type CompanionFolder } from './survey.ts'
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
  /** The pictures beside a page, by their path from there: `Ice_files/harbour.jpg`. */
  companions: Map<string, Uint8Array>
}

export type ContainerPart = EntryFile | Settled

/** Gives the entries as often as it is asked. */
interface Source {
  /** For the names only. */
  survey: () => AsyncGenerator<RawEntry, void, undefined>
  entries: () => AsyncGenerator<RawEntry, void, undefined>
  /** Entries can be read at any time, not only when they come by. */
  isReadAnywhere: boolean
}

/** Bytes of pages and pictures that wait for each other. */
const mostWaiting = 64 * 1024 * 1024

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
  // Of its own, so that the names cost nothing of what the entries may
  const surveyBudget = new Budget(size, limits)
  yield* guarded(path, async function* () {
    if (format === 'zip') {
      await using file = await open(path, 'r')
      const [directory, data] = [fileReader(file, size), fileReader(file, size)]
      yield* walk(zipSource(directory, data), path, false)
    } else
      yield* walk(
        tarSource(() => createReadStream(path, { highWaterMark: 256 * 1024 }), format),
        path,
        false,
      )
  })

  function zipSource(directory: ByteReader, data: ByteReader): Source {
    const entries = (): ReturnType<Source['entries']> => zipEntries(directory, data, budget)
    return { survey: entries, entries, isReadAnywhere: true }
  }

  function tarSource(bytes: () => Readable, format: ContainerFormat): Source {
    const entries = (payer: Budget): ReturnType<Source['entries']> =>
      tarEntries(bytes(), format === 'tar.gz', payer)
    return { survey: () => entries(surveyBudget), entries: () => entries(budget), isReadAnywhere: false }
  }

  function nestedSource(bytes: Uint8Array, format: ContainerFormat): Source {
    return format === 'zip'
      ? zipSource(bufferReader(bytes), bufferReader(bytes))
      : tarSource(() => Readable.from([bytes]), format)
  }

  async function* walk(
    source: Source,
    container: string,
    isNested: boolean,
  ): AsyncGenerator<ContainerPart, void, undefined> {
    const survey = await Survey.of(source.survey(), surveyBudget, source.isReadAnywhere)
    const shelf = new Shelf<EntryFile>(mostWaiting)
    const hidden = new Set<string>()
    let number = 0
    try {
      for await (const entry of source.entries()) {
        budget.countEntry()
        number++
        if (entry.kind !== 'folder') yield* one(entry)
        yield* shelf.ready(number)
      }
    } catch (error) {
      // What came before the fault is as good as without it
      yield* shelf.rest()
      throw error
    }
    yield* shelf.rest()

    async function* one(entry: RawEntry): AsyncGenerator<ContainerPart, void, undefined> {
      const name = safeEntryName(entry.name)
      const at = `${container}${inside}${name ?? nameToShow(entry.name)}`
      const hiddenAs = name === null ? null : hiddenPart(name)
      const folder = name === null || hiddenAs !== null ? null : survey.folderOf(name)
      if (name !== null && folder !== null && !source.isReadAnywhere) await shelf.put(folder, name, entry)
      if (!wants(at)) return
      if (name === null) yield failed(at, 'unsafe-path')
      else if (hiddenAs !== null) {
        if (!hidden.has(hiddenAs)) yield ignored(`${container}${inside}${hiddenAs}`, 'hidden')
        hidden.add(hiddenAs)
      } else if (folder !== null) yield ignored(at, 'companion')
      else if (isInMachinery(name) || !isDocumentName(name)) yield ignored(at, 'not-a-document')
      else if (entry.kind === 'other') yield failed(at, 'not-a-regular-file', entry.detail)
      else {
        const folders = survey.foldersOf(name)
        for await (const part of take(entry, at, isNested))
          if (part.kind !== 'entry' || folders.length === 0) yield part
          else {
            shelf.wait(part, folders, number)
            if (!source.isReadAnywhere) continue
            await putAll(folders)
            yield* shelf.rest()
          }
      }
    }

    async function putAll(folders: readonly CompanionFolder[]): Promise<void> {
      for (const folder of folders)
        for (const { name, entry } of folder.files) await shelf.put(folder, name, entry)
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
    if (nested !== null) yield* guarded(path, () => walk(nestedSource(bytes, nested), path, true))
    else if (bytes.length > largestFile) yield failed(path, 'too-large', `${bytes.length} bytes`)
    else yield { kind: 'entry', path, bytes, modified: entry.modified, companions: new Map() }
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
