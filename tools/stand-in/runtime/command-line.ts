/** `app.commandLine`: the switches of this run, those given as arguments first. Chromium gets them when it starts. */
import type Electron from 'electron'

const switches = new Map<string, string>()

export const commandLine = {
  appendSwitch: (name: string, value = '') => void switches.set(name, value),
  // Chromium would open a bare argument as a page.
  appendArgument: (_argument: string) => {},
  hasSwitch: (name: string) => switches.has(name),
  getSwitchValue: (name: string) => switches.get(name) ?? '',
  removeSwitch: (name: string) => void switches.delete(name),
} satisfies Electron.CommandLine

export function takeSwitches(args: readonly string[]): void {
  for (const argument of args) {
    if (argument === '--') return
    const match = /^--([a-z0-9][\w-]*)(?:=(.*))?$/is.exec(argument)
    if (match?.[1]) commandLine.appendSwitch(match[1], match[2])
  }
}

export const allSwitches = (): ReadonlyMap<string, string> => switches
