import type { SystemFacts } from '../core/platform.ts';
import { fitText } from '../core/text.ts';
import { attempt } from './attempt.ts';
import { fs, os } from './builtins.ts';
import { isContainer } from './container.ts';
import { osVersion } from './os-version.ts';

/** What kind of machine this is. Never who: no host or user name, no address, no number of the machine. */
export function readSystemFacts(environment: NodeJS.ProcessEnv): SystemFacts {
  // Systems without /proc/cpuinfo throw.
  const cpus = attempt(os.cpus) ?? [];
  return {
    os: osNames[process.platform] ?? fitText(process.platform),
    osVersion: fitText(osVersion()),
    arch: process.arch,
    cpu: fitText(cpus[0]?.model),
    cores: cpus.length || undefined,
    memoryMb: roundMemory(os.totalmem()),
    locale: fitText(readLocale(environment)),
    runtime: runtimeName(),
    container: isContainer(environment),
    virtualMachine: isVirtualMachine(),
  };
}

const osNames: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'Windows',
  darwin: 'macOS',
  linux: 'Linux',
  freebsd: 'FreeBSD',
  openbsd: 'OpenBSD',
  android: 'Android',
};

/** The nearest power of two in gigabytes, as megabytes: the exact size would help to tell machines apart. */
export const roundMemory = (bytes: number): number => 1024 * 2 ** Math.max(0, Math.round(Math.log2(bytes / 2 ** 30)));

function runtimeName(): string {
  const { electron, bun, deno, node } = process.versions;
  const [name, version] = electron
    ? ['Electron', electron]
    : bun
      ? ['Bun', bun]
      : deno
        ? ['Deno', deno]
        : ['Node', node];
  return `${name} ${version.split('.').slice(0, 2).join('.')}`;
}

/** The person's language and region. Asking `Intl` costs 15 ms at first, so it is asked only where no variable tells. */
function readLocale({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): string | undefined {
  const posix = (LC_ALL || LC_MESSAGES || LANG)?.replace(/[.@].*$/, '').replaceAll('_', '-');
  if (posix !== undefined && /^[A-Za-z]{2,3}(?:-|$)/.test(posix)) return posix;
  return process.platform === 'linux' ? undefined : Intl.DateTimeFormat().resolvedOptions().locale;
}

function isVirtualMachine(): boolean | undefined {
  const maker = contentOf('sys_vendor');
  if (maker === undefined) return undefined;
  const product = contentOf('product_name') ?? '';
  return (
    /QEMU|VMware|innotek|VirtualBox|Xen|Parallels|Amazon EC2|Google|KVM|DigitalOcean|Hetzner/i.test(maker) ||
    /Virtual Machine|KVM|BHYVE/i.test(product)
  );
}

const contentOf = (name: string) => attempt(() => fs.readFileSync(`/sys/class/dmi/id/${name}`, 'utf8'));
