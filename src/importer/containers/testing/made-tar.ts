import { gzipSync } from 'node:zlib'
import { pack, type Header } from 'tar-stream'

export type MadeFile = { name: string; data?: string | Uint8Array } & Partial<Header>

export async function madeTar(files: readonly MadeFile[]): Promise<Buffer> {
  const tar = pack()
  for (const { data, ...header } of files)
    if (data === undefined) tar.entry(header)
    else tar.entry(header, Buffer.from(data))
  tar.finalize()
  const chunks: Uint8Array[] = []
  for await (const chunk of tar as AsyncIterable<Uint8Array>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

export const madeTarGz = async (files: readonly MadeFile[]): Promise<Buffer> => gzipSync(await madeTar(files))
