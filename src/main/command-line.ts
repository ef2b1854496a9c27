import { parseArgs } from 'node:util'

export interface CommandLine {
  /** Library file named with `--library`, as written. */
  library: string | null
  /** Files and folders to import. */
  paths: string[]
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
