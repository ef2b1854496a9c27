/** Whether a text is a whole web page or another kind of XML, whatever its file is called. */
export const isWebPage = (text: string): boolean =>
  /^(?:\s|<!--(?:(?!-->)[\s\S])*-->)*<(?:!doctype|html|head|body|\?xml)\b/i.test(text.slice(0, 4096)) ||
  /^\s*<\?xml/i.test(text.slice(0, 256))
