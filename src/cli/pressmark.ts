/** `pressmark`: the same archive and importer from a terminal, without Electron. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { resolve } from 'node:path'
import { sortKeys, type SortKey } from '../shared/list.ts'
import { exitCodes } from './exit-codes.ts'
import { importPaths } from './import.ts'
import { defaultLibrary } from './library-location.ts'
import { list } from './list.ts'
import { show, showFormats, type ShowFormat } from './show.ts'
import { stats } from './stats.ts'

interface LibraryOption {
  library?: string
}

const libraryPath = ({ library }: LibraryOption): string =>
  library === undefined ? defaultLibrary() : resolve(library)

const positive = (value: string): number => {
  if (!/^[1-9]\d{0,14}$/.test(value)) throw new InvalidArgumentError('Not a positive whole number.')
  return Number(value)
}

const day = (value: string): string => {
  const time = /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : NaN
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value)
    throw new InvalidArgumentError('Not a day like 2024-06-18.')
  return value
}

const program = new Command('pressmark')
  .description('Keeps and finds saved press articles.')
  .helpOption('-h, --help', 'show this help')
  .helpCommand(false)
  .exitOverride()

const libraryOption = (): Option =>
  new Option('--library <file>', "the library; else PRESSMARK_LIBRARY, else the app's own")

program
  .command('import')
  .description('import files and folders')
  .argument('<paths...>', 'files and folders')
  .addOption(libraryOption())
  .option('--json', 'one JSON object a file, then a summary')
  .action(async (paths: string[], options: LibraryOption & { json?: true }) => {
    process.exitCode = await importPaths(libraryPath(options), paths, options.json === true)
  })

program
  .command('list')
  .description('list articles')
  .addOption(libraryOption())
  .option('--json', 'one JSON object a line')
  .option('--source <source>', 'only this source: its domain or its name')
  .option('--from <day>', 'from this day, inclusive', day)
  .option('--to <day>', 'to this day, inclusive', day)
  .addOption(new Option('--sort <key>', 'order').choices(sortKeys).default('published'))
  .option('--ascending', 'oldest, or A, first')
  .option('--limit <count>', 'at most this many', positive)
  .action(
    (
      options: LibraryOption & {
        json?: true
        source?: string
        from?: string
        to?: string
        sort: SortKey
        ascending?: true
        limit?: number
      },
    ) => {
      process.exitCode = list(libraryPath(options), {
        json: options.json === true,
        source: options.source ?? null,
        from: options.from ?? null,
        to: options.to ?? null,
        sort: { by: options.sort, direction: ascending(options) ? 'ascending' : 'descending' },
        limit: options.limit ?? Infinity,
      })
    },
  )

/** Titles are read from A; times from the newest. */
const ascending = (options: { sort: SortKey; ascending?: true }): boolean =>
  options.ascending === true || options.sort === 'title'

program
  .command('show')
  .description('show one article')
  .argument('<id>', 'the id that list prints', positive)
  .addOption(libraryOption())
  .addOption(new Option('--format <format>', 'what to print').choices(showFormats).default('text'))
  .action((id: number, options: LibraryOption & { format: ShowFormat }) => {
    process.exitCode = show(libraryPath(options), id, options.format)
  })

program
  .command('stats')
  .description('say what the library holds')
  .addOption(libraryOption())
  .option('--json', 'as a JSON object')
  .action((options: LibraryOption & { json?: true }) => {
    process.exitCode = stats(libraryPath(options), options.json === true)
  })

// A reader that has seen enough (`| head`) closes the pipe: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  process.exitCode = error.exitCode === 0 ? exitCodes.allWell : exitCodes.wrongUse
}
