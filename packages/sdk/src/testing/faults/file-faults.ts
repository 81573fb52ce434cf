import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import type { Arrangement, Fault, Place } from './fault.ts';

/** Runs the program behind some commands of a shell that do not outlive it: what they mount, nobody else sees. */
const behind = (commands: string): readonly string[] => [
  'unshare',
  '--mount',
  'sh',
  '-c',
  `${commands} && exec "$@"`,
  'sh',
];

const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];

/** Without the rights of root, who may read and write anything. */
const asNobody = (arrange: (place: Place) => Arrangement | void) => (place: Place) => {
  const arranged = arrange(place);
  fs.chmodSync(place.root, 0o755);
  return { before: nobody, ...arranged };
};

const copyUsed = ({ used, folder }: Place) => fs.cpSync(used, folder, { recursive: true });
const folderFault = (name: string, make: (place: Place) => unknown): Fault => ({
  name,
  arrange: (place) => {
    make(place);
    return {};
  },
});
const optionFault = (name: string, storageFolder: string): Fault => ({
  name,
  arrange: () => ({ options: { storageFolder } }),
});

/** What can be wrong with the place where a program keeps its state. */
export const folderFaults: readonly Fault[] = [
  folderFault('nothing is wrong', copyUsed),
  folderFault('the folder is a file', ({ folder }) => fs.writeFileSync(folder, '')),
  folderFault('the folder above it is a file', ({ folder }) => {
    fs.rmSync(dirname(folder), { recursive: true });
    fs.writeFileSync(dirname(folder), '');
  }),
  folderFault('the folder is a link to itself', ({ folder }) => fs.symlinkSync(folder, folder)),
  folderFault('the folder is a link to nowhere', ({ folder }) => fs.symlinkSync('/nowhere/at/all', folder)),
  folderFault('the folder is a device', ({ folder }) => fs.symlinkSync('/dev/null', folder)),
  folderFault('the folder holds 2,000 other files', ({ folder }) => {
    fs.mkdirSync(folder);
    for (let i = 0; i < 2000; i++) fs.writeFileSync(join(folder, `closed.${i}.json`), '{}');
  }),
  optionFault("the folder's name is too long", `/tmp/${'x'.repeat(4000)}`),
  optionFault("the folder's name has a zero in it", '/tmp/a\0b'),
  optionFault('the folder lies in /proc', '/proc/usance'),
  optionFault('the folder lies below a device', '/dev/null/usance'),
];

/** Those that a whole process meets, and that only root on Linux can bring about. */
export const fileSystemFaults: readonly Fault[] = [
  {
    name: 'the disk is read-only',
    arrange: (place) => {
      copyUsed(place);
      return {
        before: behind(`mount --bind ${place.folder} ${place.folder} && mount -o remount,ro,bind ${place.folder}`),
      };
    },
  },
  {
    name: 'the disk is read-only and empty',
    arrange: ({ root }) => ({ before: behind(`mount -t tmpfs -o ro tmpfs ${root}`) }),
  },
  {
    name: 'the disk is full',
    arrange: ({ root, used, folder }) => ({
      before: behind(
        `mkdir ${root}/disk && mount -t tmpfs -o size=128k tmpfs ${dirname(folder)} && cp -r ${used} ${folder} && ! cat /dev/zero > ${dirname(folder)}/full 2>/dev/null`,
      ),
    }),
  },
  {
    name: 'the disk is full and empty',
    arrange: ({ folder }) => ({
      before: behind(
        `mount -t tmpfs -o size=16k tmpfs ${dirname(folder)} && ! cat /dev/zero > ${dirname(folder)}/full 2>/dev/null`,
      ),
    }),
  },
  {
    name: 'the disk takes no more files',
    arrange: ({ folder }) => ({ before: behind(`mount -t tmpfs -o nr_inodes=4 tmpfs ${dirname(folder)}`) }),
  },
  {
    name: 'nothing in the folder may be changed',
    arrange: (place) => {
      copyUsed(place);
      const files = fs.readdirSync(place.folder).map((name) => join(place.folder, name));
      execFileSync('chattr', ['+i', ...files, place.folder]);
      return { undo: () => execFileSync('chattr', ['-i', place.folder, ...files]) };
    },
  },
  {
    name: 'in the folder, files may only be added',
    arrange: (place) => {
      copyUsed(place);
      execFileSync('chattr', ['+a', place.folder]);
      return { undo: () => execFileSync('chattr', ['-a', place.folder]) };
    },
  },
  { name: 'the folder belongs to somebody else', arrange: asNobody(copyUsed) },
  {
    name: 'the folder may be read only',
    arrange: asNobody((place) => {
      copyUsed(place);
      execFileSync('chmod', ['-R', 'a=rX', place.folder]);
    }),
  },
  { name: 'the folder cannot be made', arrange: asNobody(() => {}) },
  {
    name: 'there is no home',
    arrange: asNobody(() => ({
      options: { storageFolder: undefined },
      environment: { HOME: undefined, XDG_STATE_HOME: undefined },
    })),
  },
  {
    name: 'the home is not there',
    arrange: () => ({
      options: { storageFolder: undefined },
      environment: { HOME: '/proc/home', XDG_STATE_HOME: undefined },
    }),
  },
  {
    name: 'nobody may be asked who this is',
    arrange: () => ({
      before: behind('mount --bind /dev/null /etc/passwd'),
      environment: { HOME: undefined, XDG_STATE_HOME: undefined },
    }),
  },
  ...(
    [
      'the folder is closed to the program',
      'the folder is opened to reading only',
      'nothing that is made can be read',
    ] as const
  ).map((sabotage) => ({
    name: sabotage,
    sabotage,
    arrange: asNobody(({ folder }) => fs.chmodSync(dirname(folder), 0o777)),
  })),
];
