const beginning = /^(?:©|\(c\)\s|copyright\b|版權聲明|版权声明|版權所有|版权所有)/i

/** Such a line stands below an article, and tells nothing of it. */
export const isCopyrightLine = (text: string): boolean => beginning.test(text)
