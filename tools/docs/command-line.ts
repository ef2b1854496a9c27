import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const program = fileURLToPath(new URL('../../src/cli/pressmark.ts', import.meta.url))

const helpOf = async (...command: string[]): Promise<string> => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', program, ...command, '--help'],
    { env: { ...process.env, COLUMNS: '100', NO_COLOR: '1' } },
  )
  return stdout.trim()
}

/** What `pressmark --help` says, and each command's `--help`. */
export async function commandLineReference(): Promise<string> {
  const overview = await helpOf()
  const names = [...(overview.split('Commands:')[1] ?? '').matchAll(/^ {2}([a-z-]+)/gm)].map(
    ([, name = '']) => name,
  )
  const helps = await Promise.all(
    names.map(async (name) => `## ${name}\n\n\`\`\`\n${await helpOf(name)}\n\`\`\``),
  )
  return [
    '# The command line',
    'Written by `npm run docs` from what each command says itself with `--help`. In a checkout it is `npm run pressmark -- …`. ' +
      'Exit codes: 0 all well, 1 some files failed, 2 wrong use or a library that cannot be had. Results go to standard ' +
      'output, messages to standard error.',
    `\`\`\`\n${overview}\n\`\`\``,
    ...helps,
    '',
  ].join('\n\n')
}
