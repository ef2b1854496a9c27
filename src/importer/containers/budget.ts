import type { ReasonCode } from '../../shared/outcome.ts'

/** Ends the reading of a container: what was read of it stays, the rest has this reason. Stays inside this folder. */
export class ContainerFault extends Error {
  readonly reason: ReasonCode

  constructor(reason: ReasonCode, detail: string) {
    super(detail)
    this.reason = reason
  }
}

/** What one container, and those inside it, may cost. */
export interface ContainerLimits {
  /** Entries, folders and passed over ones included. */
  entries: number
  /** Bytes unpacked. */
  bytes: number
  /** Bytes unpacked for each byte of the container. Text packs to a tenth, DEFLATE can do 1 to 1,032. */
  ratio: number
  /** Bytes unpacked before the ratio is looked at: a small file of one repeated line is no bomb. */
  free: number
  /** Bytes of a container inside a container, which is held in memory. */
  nested: number
}

const MB = 1024 * 1024

export const containerLimits: ContainerLimits = {
  entries: 1_000_000,
  bytes: 64 * 1024 * MB,
  ratio: 100,
  free: 64 * MB,
  nested: 64 * MB,
}

/** Counts what a container unpacks to; throws ContainerFault when it is more than it may. */
export class Budget {
  readonly limits: ContainerLimits
  readonly #mostBytes: number
  #bytes = 0
  #entries = 0

  /** `size` of the outermost container, bytes: one inside it gives no allowance of its own. */
  constructor(size: number, limits: ContainerLimits) {
    this.limits = limits
    this.#mostBytes = Math.min(limits.bytes, limits.free + size * limits.ratio)
  }

  spend(bytes: number): void {
    this.#bytes += bytes
    if (this.#bytes > this.#mostBytes)
      throw new ContainerFault('archive-bomb', `more than ${this.#mostBytes} bytes`)
  }

  countEntry(): void {
    if (++this.#entries > this.limits.entries)
      throw new ContainerFault('too-many-entries', `more than ${this.limits.entries} entries`)
  }
}
