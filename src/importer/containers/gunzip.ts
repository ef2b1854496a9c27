import { createGunzip } from 'node:zlib'

/** Deflate makes at most 1,032 times as much of it: 33 MB. */
const pieceSize = 32 * 1024

/**
 * What gzip (RFC 1952) unpacks to, all of it that comes before a fault. As a stage of a pipe it would lose some: a
 * stream that fails drops what it holds and was not asked for yet, more or less of it as the reader is slow or quick.
 * So each piece is unpacked to its end before the next is given, and only then is asked how that went.
 * @throws what zlib or the source says
 */
export async function* gunzipped(
  packed: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const gunzip = createGunzip()
  let unpacked: Uint8Array[] = []
  let failure: Error | null = null
  let proceed = (): void => {}
  gunzip.on('data', (chunk: Uint8Array) => unpacked.push(chunk))
  gunzip.on('error', (error) => (failure = error))
  gunzip.on('close', () => proceed())
  const done = async (begin: () => void): Promise<Uint8Array[]> => {
    await new Promise<void>((resolve) => {
      proceed = resolve
      begin()
    })
    const chunks = unpacked
    unpacked = []
    return chunks
  }
  try {
    for await (const chunk of packed)
      for (let at = 0; at < chunk.length; at += pieceSize) {
        yield* await done(() => gunzip.write(chunk.subarray(at, at + pieceSize), () => proceed()))
        if (failure !== null) throw failure as Error
      }
    // Its end is told apart, so that nothing is in the piece that turns out to be the last.
    yield* await done(() => gunzip.end())
    if (failure !== null) throw failure as Error
  } finally {
    gunzip.destroy()
  }
}
