/** Makes a thing when it is first wanted: an `Intl` formatter takes milliseconds, and few are wanted at the start. */
export function lazy<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => (made ??= { value: make() }).value
}
