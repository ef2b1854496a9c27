/**
 * `pressmark`: the same archive and importer from a terminal, without Electron. Each command is loaded when it is
 * called: parsing alone would double the time until a list shows.
 */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { resolve } from 'node:path'
import { sortKeys, storedSortKeys, type SortKey, type StoredSortKey } from '../shared/list.ts'
import { outcomeKinds, type OutcomeKind } from '../shared/outcome.ts'
import { exitCodes } from './exit-codes.ts'
import type { FilterOptions } from './filter.ts'
import { defaultLibrary } from './library-location.ts'
import { showFormats, type ShowFormat } from './show-formats.ts'

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

interface Filter {
  source?: string
  from?: string
  to?: string
}

const libraryOption = (): Option =>
  new Option('--library <file>', "the library; else PRESSMARK_LIBRARY, else the app's own")

const filtered = (command: Command): Command =>
  command
    .addOption(libraryOption())
    .option('--source <source>', 'only this source: its domain or its name')
    .option('--from <day>', 'from this day, inclusive', day)
    .option('--to <day>', 'to this day, inclusive', day)

const filterOptions = (options: Filter): FilterOptions => ({
  source: options.source ?? null,
  from: options.from ?? null,
  to: options.to ?? null,
})

const program = new Command('pressmark')
  .description('Keeps and finds saved press articles.')
  .helpOption('-h, --help', 'show this help')
  .helpCommand(false)
  .exitOverride()

program
  .command('import')
  .description('import files, folders, and what is in zip and tar files')
  .argument('<paths...>', 'files and folders; - for paths on standard input, one a line')
  .addOption(libraryOption())
  .option('--dry-run', 'say what would be imported, and import nothing')
  .option('-0, --null', 'paths on standard input end with NUL')
  .option('--json', 'one JSON object a file, then a summary')
  .action(async (args: string[], options: LibraryOption & { json?: true; dryRun?: true; null?: true }) => {
    const [{ importPaths }, { givenPaths }] = await Promise.all([
      import('./import.ts'),
      import('./given-paths.ts'),
    ])
    const paths = await givenPaths(args, options.null === true)
    process.exitCode = await importPaths(libraryPath(options), paths, {
      json: options.json === true,
      dryRun: options.dryRun === true,
    })
  })

program
  .command('watch')
  .description('import what is in folders, then what comes into them, until ctrl-C')
  .argument('<folders...>')
  .addOption(libraryOption())
  .option('--json', 'one JSON object an import')
  .action(async (folders: string[], options: LibraryOption & { json?: true }) => {
    const { watch } = await import('./watch.ts')
    const paths = folders.map((folder) => resolve(folder))
    process.exitCode = await watch(libraryPath(options), paths, options.json === true)
  })

program
  .command('retry')
  .description('import the files of an import that failed once more')
  .argument('<import>', 'the number that imports prints', positive)
  .addOption(libraryOption())
  .option('--json', 'one JSON object a file, then a summary')
  .action(async (id: number, options: LibraryOption & { json?: true }) => {
    const { retry } = await import('./import.ts')
    process.exitCode = await retry(libraryPath(options), id, options.json === true)
  })

program
  .command('undo')
  .description('take away what an import brought')
  .argument('<import>', 'the number that imports prints', positive)
  .addOption(libraryOption())
  .action(async (id: number, options: LibraryOption) => {
    const { undo } = await import('./undo.ts')
    process.exitCode = await undo(libraryPath(options), id)
  })

filtered(program.command('list').description('list articles'))
  .option('--json', 'one JSON object a line')
  .addOption(new Option('--sort <key>', 'order').choices(storedSortKeys).default('published'))
  .option('--ascending', 'oldest, or A, first')
  .option('--limit <count>', 'at most this many', positive)
  .action(
    async (
      options: Filter &
        LibraryOption & { json?: true; sort: StoredSortKey; ascending?: true; limit?: number },
    ) => {
      const { list } = await import('./list.ts')
      process.exitCode = await list(libraryPath(options), {
        ...filterOptions(options),
        json: options.json === true,
        sort: { by: options.sort, direction: ascending(options) ? 'ascending' : 'descending' },
        limit: options.limit ?? Infinity,
      })
    },
  )

filtered(program.command('search').description('list the articles that a query finds (docs/search.md)'))
  .argument(
    '<query...>',
    'in quotes, so that your shell leaves it as it is; after -- when it begins with a minus',
  )
  .addOption(new Option('--count', 'only how many there are').conflicts('facets'))
  .option(
    '--facets',
    'only how many there are of each source, year, topic, author, language, format and import',
  )
  .option('--json', 'one JSON object a line; with --count and --facets one object')
  .addOption(new Option('--sort <key>', 'order').choices(sortKeys).default('published'))
  .option('--ascending', 'oldest, or A, first')
  .option('--limit <count>', 'at most this many; with --facets, values of each kind', positive)
  .action(
    async (
      words: string[],
      options: Filter &
        LibraryOption & {
          count?: true
          facets?: true
          json?: true
          sort: SortKey
          ascending?: true
          limit?: number
        },
    ) => {
      const { search } = await import('./search.ts')
      process.exitCode = await search(libraryPath(options), {
        ...filterOptions(options),
        query: words.join(' '),
        show: options.count ? 'count' : options.facets ? 'facets' : 'articles',
        json: options.json === true,
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
  .action(async (id: number, options: LibraryOption & { format: ShowFormat }) => {
    const { show } = await import('./show.ts')
    process.exitCode = await show(libraryPath(options), id, options.format)
  })

program
  .command('stats')
  .description('say what the library holds')
  .addOption(libraryOption())
  .option('--json', 'as a JSON object')
  .action(async (options: LibraryOption & { json?: true }) => {
    const { stats } = await import('./stats.ts')
    process.exitCode = await stats(libraryPath(options), options.json === true)
  })

program
  .command('reindex')
  .description('make the search index whole; anew, when nothing is missing from it')
  .addOption(libraryOption())
  .option('--json', 'as a JSON object')
  .action(async (options: LibraryOption & { json?: true }) => {
    const { reindex } = await import('./reindex.ts')
    process.exitCode = await reindex(libraryPath(options), options.json === true)
  })

program
  .command('imports')
  .description('list past imports, newest first')
  .addOption(libraryOption())
  .option('--json', 'one JSON object a line')
  .action(async (options: LibraryOption & { json?: true }) => {
    const { imports } = await import('./imports.ts')
    process.exitCode = await imports(libraryPath(options), options.json === true)
  })

program
  .command('outcomes')
  .description('say what became of each file of an import')
  .argument('<import>', 'the number that imports prints', positive)
  .addOption(libraryOption())
  .option('--json', 'one JSON object a line')
  .addOption(new Option('--outcome <outcome>', 'only these').choices(outcomeKinds))
  .action(async (id: number, options: LibraryOption & { json?: true; outcome?: OutcomeKind }) => {
    const { outcomes } = await import('./imports.ts')
    process.exitCode = await outcomes(libraryPath(options), id, {
      json: options.json === true,
      outcome: options.outcome ?? null,
    })
  })

filtered(program.command('export').description('write originals, byte for byte, into a new folder'))
  .argument('<folder>', 'where the new folder goes')
  .option('--json', 'as a JSON object')
  .action(async (folder: string, options: Filter & LibraryOption & { json?: true }) => {
    const { exportTo } = await import('./export.ts')
    process.exitCode = await exportTo(libraryPath(options), folder, {
      ...filterOptions(options),
      json: options.json === true,
    })
  })

program
  .command('copy')
  .description('save a checked copy of the whole library')
  .argument('<file>', 'the copy')
  .addOption(libraryOption())
  .option('--overwrite', 'replace a library that is there')
  .action(async (file: string, options: LibraryOption & { overwrite?: true }) => {
    const { copy } = await import('./copy.ts')
    process.exitCode = await copy(libraryPath(options), file, options.overwrite === true)
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
