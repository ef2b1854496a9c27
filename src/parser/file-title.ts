import { oneLine } from './text.ts'

/** The name of a file without its ending, for want of a better title. */
export const fileTitle = (fileName: string): string => oneLine(fileName.replace(/\.[A-Za-z0-9]{1,9}$/, ''))
