/**
 * Where a library lies, as far as the system tells: shared memory and locks, on which SQLite's log depends, do not
 * reach over a network, and a synchronising program copies a library in the middle of a write.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import type { LibraryInfo } from '../shared/list.ts'

export type Place = LibraryInfo['place']

export interface Mount {
  folder: string
  /** As the system names it: ext4, nfs4, fuse.sshfs. */
  type: string
}

const networkTypes = new Set(
  (
    'nfs nfs4 cifs smb smb2 smb3 smbfs smbfuse ncpfs afs openafs afpfs webdav davfs ftp ceph glusterfs lustre ' +
    'beegfs gpfs orangefs coda 9p virtiofs vboxsf prl_fs vmhgfs drvfs'
  ).split(' '),
)
/** Of the file systems that are programs, those that go over a network: others (NTFS, encryption) are local. */
const networkPrograms =
  /^(sshfs|davfs|webdav|rclone|s3|gcsfuse|gvfs|kio|curlftpfs|ftpfs|gluster|ceph|cifs|smb|nfs|google|onedrive|dropbox|vmhgfs|juicefs|seadrive)/

/** Names of folders that the programs make themselves. */
const synchronisedParts =
  /^(dropbox( \(.+\))?|onedrive( - .+)?|icloud ?drive|mobile documents|cloudstorage|google ?drive|my drive|nextcloud|owncloud|seafile|megasync|mega|pcloud ?drive|box sync|synologydrive|yandex\.disk|nutstore|坚果云|baidusyncdisk|proton ?drive|tresorit)$/i
/** What they leave in the topmost folder, whatever its name. */
const synchronisedMarks = [
  '.stfolder',
  '.dropbox',
  '.owncloudsync.log',
  '.nextcloudsync.log',
  '.seafile-data',
]

/** Looks at the folder that the file is in. In doubt a place is local. */
export function placeOf(file: string, mounts: readonly Mount[] = readMounts()): Place {
  const folder = realFolder(dirname(file))
  // Windows names what is on a drive of the network by its server.
  if (folder.startsWith('\\\\') || isNetwork(mountOf(folder, mounts))) return 'network'
  return isSynchronised(folder) ? 'synchronised' : 'local'
}

const isNetwork = (mount: Mount | null): boolean => {
  if (mount === null) return false
  const type = mount.type.toLowerCase()
  return networkTypes.has(type) || (type.startsWith('fuse.') && networkPrograms.test(type.slice(5)))
}

function isSynchronised(folder: string): boolean {
  if (folder.split(sep).some((part) => synchronisedParts.test(part.normalize()))) return true
  for (let above = folder; ; above = dirname(above)) {
    if (synchronisedMarks.some((mark) => existsSync(join(above, mark)))) return true
    if (above === dirname(above)) return false
  }
}

/** The mount with the longest path that holds the folder; of two at one path the later covers the other. */
function mountOf(folder: string, mounts: readonly Mount[]): Mount | null {
  let best: Mount | null = null
  for (const mount of mounts) {
    const holds =
      mount.folder === sep || folder === mount.folder || folder.startsWith(`${mount.folder}${sep}`)
    if (holds && mount.folder.length >= (best?.folder.length ?? 0)) best = mount
  }
  return best
}

function realFolder(folder: string): string {
  try {
    return realpathSync.native(folder)
  } catch {
    return folder
  }
}

function readMounts(): Mount[] {
  try {
    if (process.platform === 'linux') return linuxMounts(readFileSync('/proc/self/mountinfo', 'utf8'))
    if (process.platform === 'darwin')
      return macMounts(execFileSync('/sbin/mount', { encoding: 'utf8', timeout: 2_000 }))
  } catch {
    // A system that does not tell.
  }
  return []
}

/** proc(5): `36 35 98:0 /root /mount/point options - type source options`; blanks are written as `\040`. */
export const linuxMounts = (mountinfo: string): Mount[] =>
  mountinfo.split('\n').flatMap((line) => {
    const [before = '', after] = line.split(' - ')
    const folder = before.split(' ')[4]
    const type = after?.split(' ')[0]
    if (folder === undefined || type === undefined) return []
    const unescaped = folder.replace(/\\([0-7]{3})/g, (_, octal: string) =>
      String.fromCharCode(parseInt(octal, 8)),
    )
    return [{ folder: unescaped, type }]
  })

/** mount(8): `//ada@server/papers on /Volumes/papers (smbfs, nodev)`. */
export const macMounts = (lines: string): Mount[] =>
  lines.split('\n').flatMap((line) => {
    const [, folder, type] = / on (\/.*) \(([^,)]+)/.exec(line) ?? []
    return folder === undefined || type === undefined ? [] : [{ folder, type }]
  })
