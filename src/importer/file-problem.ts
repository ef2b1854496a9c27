import type { ReasonCode } from '../shared/outcome.ts'

const reasons: Record<string, ReasonCode> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  ELOOP: 'link-loop',
  ENXIO: 'not-a-regular-file',
}

/** What a file system error means for the file it befell: the reason and the system's own words. */
export function fileProblem(error: unknown): [ReasonCode, string] {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return [reasons[code] ?? 'read-error', error instanceof Error ? error.message : String(error)]
}
