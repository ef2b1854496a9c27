/** What passes between the preload's world and main. `args` and `value` are the codec's text. */

export type ToMain =
  | { type: 'send'; channel: string; args: string }
  | { type: 'invoke'; call: number; channel: string; args: string }

export type ToPage =
  | { type: 'event'; channel: string; args: string }
  | { type: 'reply'; call: number; value?: string; error?: string }
