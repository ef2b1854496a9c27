/** A set of small whole numbers, one bit each: a million of them are 125 kB. */
export class Bits {
  readonly #words: Uint32Array
  /** The numbers are smaller than this. */
  readonly size: number

  constructor(size: number) {
    this.size = size
    this.#words = new Uint32Array((size + 31) >>> 5)
  }

  /** All numbers below `size`. */
  static all(size: number): Bits {
    const bits = new Bits(size)
    bits.#words.fill(0xffffffff)
    bits.#trim()
    return bits
  }

  has(n: number): boolean {
    return ((this.#words[n >>> 5] as number) & (1 << (n & 31))) !== 0
  }

  add(n: number): void {
    ;(this.#words[n >>> 5] as number) |= 1 << (n & 31)
  }

  copy(): Bits {
    return new Bits(this.size).or(this)
  }

  /** Keeps what is in the other set, too. Both sets must be of one size, as below. */
  and(other: Bits): this {
    for (let i = 0; i < this.#words.length; i++) (this.#words[i] as number) &= other.#words[i] as number
    return this
  }

  or(other: Bits): this {
    for (let i = 0; i < this.#words.length; i++) (this.#words[i] as number) |= other.#words[i] as number
    return this
  }

  /** Has what it had not. */
  flip(): this {
    for (let i = 0; i < this.#words.length; i++) this.#words[i] = ~(this.#words[i] as number)
    this.#trim()
    return this
  }

  get isEmpty(): boolean {
    return this.#words.every((word) => word === 0)
  }

  /** In order. */
  *[Symbol.iterator](): Generator<number, void, undefined> {
    for (let i = 0; i < this.#words.length; i++) {
      for (let word = this.#words[i] as number; word !== 0; word &= word - 1)
        yield (i << 5) + 31 - Math.clz32(word & -word)
    }
  }

  /** Calls for each number, in order; a generator takes ten times as long. */
  forEach(use: (n: number) => void): void {
    for (let i = 0; i < this.#words.length; i++) {
      for (let word = this.#words[i] as number; word !== 0; word &= word - 1)
        use((i << 5) + 31 - Math.clz32(word & -word))
    }
  }

  #trim(): void {
    const used = this.size & 31
    if (used !== 0) (this.#words[this.#words.length - 1] as number) &= (1 << used) - 1
  }
}
