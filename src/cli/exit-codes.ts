export const exitCodes = {
  allWell: 0,
  /** Some files failed; the others are in. */
  someFailed: 1,
  /** Wrong arguments, or a library or article that cannot be had. */
  wrongUse: 2,
} as const
