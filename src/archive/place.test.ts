import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { linuxMounts, macMounts, placeOf, type Mount } from './place.ts'
import { item } from './testing/captures.ts'
import { folder, openLibrary } from './testing/library.ts'

const placeAt = (path: string, mounts: Mount[] = []): string =>
  placeOf(join(path, 'library.pressmark'), mounts)

test('a library is on the file system whose mount is nearest above it', () => {
  const mounts = linuxMounts(
    [
      '22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
      '40 22 0:35 / /mnt/papers\\040and\\040more rw shared:7 - nfs4 server:/papers rw',
      '41 40 8:2 / /mnt/papers\\040and\\040more/disk rw - xfs /dev/sdb1 rw',
      '42 22 0:36 / /home/ada/remote rw - fuse.sshfs ada@server:/ rw',
      '43 22 8:3 / /mnt/windows rw - fuseblk /dev/sda3 rw',
      '44 22 0:37 / /home/ada/vault rw - fuse.gocryptfs /home/ada/cipher rw',
      '48 22 0:40 / /home/ada/union rw - fuse.unionfs unionfs rw',
      '45 22 0:38 / /mnt/c rw - 9p C:\\134 rw',
      '46 22 0:39 / /twice rw - cifs //server/share rw',
      '47 22 8:4 / /twice rw - ext4 /dev/sdc1 rw',
      'a line of another kind',
    ].join('\n'),
  )
  expect(mounts).toHaveLength(10)
  for (const [path, place] of Object.entries({
    '/home/ada': 'local',
    '/mnt/papers and more': 'network',
    '/mnt/papers and more/2024': 'network',
    '/mnt/papers and moreover': 'local',
    '/mnt/papers and more/disk/x': 'local',
    '/home/ada/remote/library': 'network',
    '/home/ada/vault': 'local',
    '/home/ada/union': 'local',
    '/mnt/windows/x': 'local',
    '/mnt/c/Users': 'network',
    '/twice': 'local',
  }))
    expect([path, placeAt(path, mounts)]).toEqual([path, place])
})

test('what macOS says of its mounts is understood', () => {
  expect(
    macMounts(
      [
        '/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)',
        '//ada@server._smb._tcp.local/papers on /Volumes/papers (old) (smbfs, nodev, nosuid, mounted by ada)',
        'map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)',
      ].join('\n'),
    ),
  ).toEqual([
    { folder: '/', type: 'apfs' },
    { folder: '/Volumes/papers (old)', type: 'smbfs' },
    { folder: '/System/Volumes/Data/home', type: 'autofs' },
  ])
})

test('folders of programs that synchronise are known by their names, and others by what is in them', () => {
  for (const path of [
    '/home/ada/Dropbox/papers',
    '/home/ada/Dropbox (Personal)',
    '/Users/ada/Library/Mobile Documents/com~apple~CloudDocs',
    '/Users/ada/Library/CloudStorage/OneDrive-Personal',
    '/c/Users/ada/OneDrive - The Paper/x',
    '/c/Users/ada/iCloudDrive',
    '/home/ada/Google Drive/x',
    '/home/ada/Nextcloud',
    '/home/ada/坚果云/x',
  ])
    expect([path, placeAt(path)]).toEqual([path, 'synchronised'])
  for (const path of ['/home/ada/Dropboxes', '/home/ada/papers', '/home/ada/onedrive-notes'])
    expect([path, placeAt(path)]).toEqual([path, 'local'])

  const shared = folder()
  mkdirSync(join(shared, '.stfolder'))
  mkdirSync(join(shared, 'papers'))
  expect(placeAt(join(shared, 'papers'))).toBe('synchronised')
})

test('a link to such a folder is seen through', () => {
  const dropbox = join(folder(), 'Dropbox')
  mkdirSync(dropbox)
  const link = join(folder(), 'papers')
  symlinkSync(dropbox, link)
  expect(placeAt(link)).toBe('synchronised')
})

test('the library says where it lies, and is used all the same', () => {
  const dropbox = join(folder(), 'Dropbox')
  mkdirSync(dropbox)
  const { reader, write } = openLibrary({}, join(dropbox, 'library.pressmark'))
  write(item())
  expect(reader.info()).toMatchObject({ articles: 1, place: 'synchronised' })
  expect(openLibrary().reader.info().place).toBe('local')
})
