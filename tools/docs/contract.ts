import { callNames, commandNames, eventNames } from '../../src/shared/calls.ts'

const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')

/** Every name that passes between page and main. */
export const contractReference = (): string =>
  [
    `- **Calls**, each with one reply: ${listed(callNames)}.`,
    `- **Events** from main: ${listed(eventNames)}.`,
    `- **Commands** that menus have the page carry out: ${listed(commandNames)}.`,
  ].join('\n')
