import { parseArgs } from 'node:util'

export interface CommandLine {
  /** Library file named with `--library`, as written. */
  library: string | null
  /** Files and folders to import. */
  paths: string[]
}

/**
 * The arguments of a start with another library: switches stay as they are, files to import do not.
 * @param argv of this run
 * @param appPath names an app that is not packaged; null for one that is
 */
export function argumentsFor(library: string, argv: readonly string[], appPath: string | null): string[] {
  const { tokens } = parseArgs({
    args: argv.slice(1),
    options: { library: { type: 'string' } },
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  const switches = tokens.flatMap((token) => {
    if (token.kind !== 'option' || token.name === 'library') return []
    return [token.value === undefined ? token.rawName : `${token.rawName}=${token.value}`]
  })
  return [...(appPath === null ? [] : [appPath]), ...switches, '--library', library]
}

/**
 * Reads `process.argv`. Chromium and test drivers add switches of their own, before and after ours, so unknown ones are
 * passed over. An app that is not packaged is named by the first path, which is none of the user's.
 */
export function readCommandLine(argv: readonly string[], isPackaged: boolean): CommandLine {
  const { values, positionals } = parseArgs({
    args: argv.slice(1),
    options: { library: { type: 'string' } },
    allowPositionals: true,
    strict: false,
  })
  const { library } = values
  return {
    library: typeof library === 'string' ? library : null,
    paths: isPackaged ? positionals : positionals.slice(1),
  }
}
