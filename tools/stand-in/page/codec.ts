/**
 * Values on their way between page and main, as JSON. Follows the structured clone algorithm for what an IPC
 * message may hold; functions and symbols are refused as Electron refuses them. `$` marks what JSON lacks.
 */

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
interface Tagged {
  $: string
  v?: Json
  t?: string
}

/** Throws when a value cannot be cloned. Shared references are copied, cycles overflow. */
export const encode = (value: unknown): string => JSON.stringify(pack(value))
export const decode = (text: string): unknown => unpack(JSON.parse(text) as Json)

const tagged = (tag: string, v: Json = null, t = ''): Json => ({ $: tag, v, t })

function pack(value: unknown): Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'undefined':
      return tagged('undefined')
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0) ? value : tagged('number', packNumber(value))
    case 'bigint':
      return tagged('bigint', String(value))
    case 'object':
      return value === null ? null : packObject(value)
    case 'function':
    case 'symbol':
      throw new Error('An object could not be cloned.')
  }
}

const packNumber = (value: number): string => (Object.is(value, -0) ? '-0' : String(value))

function packObject(value: object): Json {
  if (Array.isArray(value)) return value.map(pack)
  if (value instanceof Date) return tagged('Date', pack(value.getTime()))
  if (value instanceof Map) return tagged('Map', [...value].map(pack))
  if (value instanceof Set) return tagged('Set', [...value].map(pack))
  if (value instanceof RegExp) return tagged('RegExp', value.source, value.flags)
  if (value instanceof Error) return tagged('Error', [value.message, value.stack ?? ''], value.name)
  if (value instanceof ArrayBuffer) return tagged('bytes', toBase64(new Uint8Array(value)), 'ArrayBuffer')
  if (ArrayBuffer.isView(value)) {
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    return tagged('bytes', toBase64(bytes), viewName(value))
  }
  if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet)
    throw new Error('An object could not be cloned.')
  const packed = Object.fromEntries(Object.entries(value).map(([key, member]) => [key, pack(member)]))
  return '$' in packed ? tagged('object', packed) : packed
}

/** Node's Buffer arrives as what it is to everyone else. */
const viewName = (view: ArrayBufferView): string => {
  const name = Object.prototype.toString.call(view).slice(8, -1)
  return name === 'Buffer' ? 'Uint8Array' : name
}

function unpack(value: Json): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(unpack)
  if ('$' in value) return unpackTagged(value as unknown as Tagged)
  return unpackMembers(value)
}

const unpackMembers = (members: Record<string, Json>): object =>
  Object.fromEntries(Object.entries(members).map(([key, member]) => [key, unpack(member)]))

function unpackTagged({ $: tag, v = null, t = '' }: Tagged): unknown {
  switch (tag) {
    case 'undefined':
      return undefined
    case 'number':
      return Number(v)
    case 'bigint':
      return BigInt(v as string)
    case 'Date':
      return new Date(unpack(v) as number)
    case 'Map':
      return new Map((v as Json[]).map((entry) => unpack(entry) as [unknown, unknown]))
    case 'Set':
      return new Set((v as Json[]).map(unpack))
    case 'RegExp':
      return new RegExp(v as string, t)
    case 'Error':
      return unpackError(v as [string, string], t)
    case 'bytes':
      return unpackBytes(fromBase64(v as string), t)
    default:
      return unpackMembers(v as Record<string, Json>)
  }
}

function unpackError([message, stack]: [string, string], name: string): Error {
  const error = new Error(message)
  error.name = name
  error.stack = stack
  return error
}

function unpackBytes(bytes: Uint8Array, type: string): unknown {
  if (type === 'Uint8Array') return bytes
  const { buffer } = bytes.slice()
  if (type === 'ArrayBuffer') return buffer
  const constructors = globalThis as unknown as Record<string, new (buffer: ArrayBufferLike) => unknown>
  const View = constructors[type]
  return View ? new View(buffer) : bytes
}

/** A page has no Buffer; Node 24 has no `Uint8Array.prototype.toBase64`. */
interface ModernBytes {
  toBase64?: () => string
}
const Modern = Uint8Array as unknown as { fromBase64?: (text: string) => Uint8Array }

const toBase64 = (bytes: Uint8Array): string =>
  (bytes as ModernBytes).toBase64?.() ??
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')

const fromBase64 = (text: string): Uint8Array =>
  Modern.fromBase64?.(text) ?? Uint8Array.from(Buffer.from(text, 'base64'))
