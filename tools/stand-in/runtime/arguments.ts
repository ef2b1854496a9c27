/** Electron's own arguments, told apart from the app's. */

export interface LaunchArguments {
  /** Modules given with `-r`, loaded before the app: Playwright's loader is one. */
  preloads: string[]
  /** Null without `--inspect`. */
  inspectPort: number | null
  /** The app's folder or file; null when none was given. */
  app: string | null
  wantsVersion: boolean
}

/** @param packaged a packaged app takes every argument that is not a switch of Node's for itself. */
export function readArguments(args: readonly string[], packaged: boolean): LaunchArguments {
  const found: LaunchArguments = { preloads: [], inspectPort: null, app: null, wantsVersion: false }
  for (let index = 0; index < args.length; index++) {
    const argument = args[index] ?? ''
    const [name, value] = argument.split('=', 2)
    if (name === '--inspect' || name === '--inspect-brk') found.inspectPort = portOf(value)
    else if (packaged) continue
    else if (argument === '-r' || argument === '--require') found.preloads.push(args[++index] ?? '')
    else if (argument === '-v' || argument === '--version') found.wantsVersion = true
    else if (name === '--app') found.app = value ?? null
    else if (!argument.startsWith('-')) found.app = argument
    if (found.app !== null) break
  }
  return found
}

const portOf = (value: string | undefined): number => Number(value?.split(':').at(-1) ?? 9229)
