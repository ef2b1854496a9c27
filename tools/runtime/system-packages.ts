/** System packages that the project's commands need on Linux: installed when the user may, else named. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

interface SystemPackage {
  present: () => boolean
  why: string
}

const onPath = (command: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, command)))

const packages = {
  chromium: {
    present: () => onPath('chromium') || existsSync(process.env.STANDIN_CHROMIUM ?? '/usr/bin/chromium'),
    why: "the stand-in for Electron's binary shows its windows with it",
  },
  strace: { present: () => onPath('strace'), why: 'the test of silence watches every connection with it' },
  'fonts-noto-cjk': {
    present: () =>
      existsSync('/usr/share/fonts') &&
      readdirSync('/usr/share/fonts', { recursive: true }).some((name) =>
        /CJK|wqy|uming|Han/i.test(String(name)),
      ),
    why: 'Chinese, Japanese and Korean text would show as empty boxes',
  },
} satisfies Record<string, SystemPackage>

export type SystemPackageName = keyof typeof packages

/** Makes sure that a package is there; ends the program with the exact command when it cannot. */
export function needSystemPackage(name: SystemPackageName): void {
  const wanted = packages[name]
  if (process.platform !== 'linux' || wanted.present()) return
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', name]
  const mayInstall = process.getuid?.() === 0 && onPath('apt-get')
  if (mayInstall) {
    console.error(`Installing the system package ${name}: ${wanted.why}.`)
    const quiet = { stdio: ['ignore', 'ignore', 'inherit'] as const }
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update'], { ...quiet, stdio: [...quiet.stdio], env })
    spawnSync(install[0] as string, install.slice(1), { stdio: [...quiet.stdio], env })
    if (wanted.present()) return
  }
  console.error(`Pressmark needs the system package ${name}: ${wanted.why}.`)
  console.error(`Install it with: sudo apt-get update && sudo ${install.join(' ')}`)
  process.exit(1)
}
