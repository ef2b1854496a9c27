/** The WHATWG's prescan looks at as much. */
const prescanned = 1024

const declarations = [
  /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)/i,
  /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i,
]

/**
 * The encoding that an HTML or XML file declares in its first 1024 bytes, as the Encoding Standard names it; GB18030
 * for its subsets, which are often declared for it. Null when there is none, when nobody knows it, and for UTF-8 and
 * UTF-16: those are seen from the bytes.
 */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, prescanned))
  const label = declarations.map((pattern) => pattern.exec(start)?.[1]).find((found) => found !== undefined)
  if (label === undefined) return null
  let encoding: string
  try {
    encoding = new TextDecoder(label).encoding
  } catch {
    return null
  }
  if (encoding.startsWith('utf-')) return null
  return encoding === 'gbk' || encoding === 'gb2312' ? 'gb18030' : encoding
}
