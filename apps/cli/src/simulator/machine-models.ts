import type { Habit } from './habits.ts';

/** A kind of machine; its parts fit each other. */
export interface Model {
  os: 'Windows' | 'macOS' | 'Linux';
  arch: 'x64' | 'arm64';
  formFactor: 'laptop' | 'desktop' | 'tablet';
  cpu: string;
  cores: number;
  /** Sizes it is sold with, and how often. */
  memoryGb: Readonly<Record<number, number>>;
  gpu: string;
  /** Width and height in pixels, and the scale factor. */
  screen: [number, number, number];
  /** How often people of each habit have one. */
  weights: Record<Habit['name'], number>;
}

const windows = { os: 'Windows', arch: 'x64' } as const;
const mac = { os: 'macOS', arch: 'arm64', gpu: 'Apple GPU' } as const;
const linux = { os: 'Linux', arch: 'x64' } as const;
const laptop = { formFactor: 'laptop' } as const;
const desktop = { formFactor: 'desktop' } as const;

/** Machines as they are sold. */
export const models: readonly Model[] = [
  {
    ...windows,
    ...laptop,
    cpu: 'Intel Core i5-1335U',
    cores: 12,
    memoryGb: { 8: 3, 16: 7 },
    gpu: 'Intel Iris Xe',
    screen: [1920, 1080, 1.25],
    weights: { office: 24, hobby: 12, occasional: 18 },
  },
  {
    ...windows,
    ...laptop,
    cpu: 'Intel Core i7-13700H',
    cores: 20,
    memoryGb: { 16: 6, 32: 4 },
    gpu: 'NVIDIA GeForce RTX 4050',
    screen: [2560, 1600, 1.5],
    weights: { office: 14, hobby: 10, occasional: 6 },
  },
  {
    ...windows,
    ...laptop,
    cpu: 'AMD Ryzen 5 7530U',
    cores: 12,
    memoryGb: { 8: 4, 16: 6 },
    gpu: 'AMD Radeon Graphics',
    screen: [1920, 1200, 1.25],
    weights: { office: 10, hobby: 9, occasional: 12 },
  },
  {
    ...windows,
    formFactor: 'tablet',
    arch: 'arm64',
    cpu: 'Snapdragon X Plus',
    cores: 10,
    memoryGb: { 16: 1 },
    gpu: 'Qualcomm Adreno',
    screen: [2880, 1920, 2],
    weights: { office: 4, hobby: 2, occasional: 2 },
  },
  {
    ...windows,
    ...laptop,
    cpu: 'Intel Celeron N4020',
    cores: 2,
    memoryGb: { 4: 1 },
    gpu: 'Intel UHD Graphics 600',
    screen: [1366, 768, 1],
    weights: { office: 1, hobby: 3, occasional: 9 },
  },
  {
    ...windows,
    ...desktop,
    cpu: 'Intel Core i5-8500',
    cores: 6,
    memoryGb: { 8: 5, 16: 5 },
    gpu: 'Intel UHD Graphics 630',
    screen: [1920, 1080, 1],
    weights: { office: 11, hobby: 6, occasional: 12 },
  },
  {
    ...windows,
    ...desktop,
    cpu: 'AMD Ryzen 7 7700',
    cores: 16,
    memoryGb: { 16: 3, 32: 7 },
    gpu: 'NVIDIA GeForce RTX 4060',
    screen: [2560, 1440, 1],
    weights: { office: 4, hobby: 13, occasional: 5 },
  },
  {
    ...windows,
    ...desktop,
    cpu: 'Intel Core i9-14900K',
    cores: 32,
    memoryGb: { 32: 4, 64: 6 },
    gpu: 'NVIDIA GeForce RTX 4080',
    screen: [3840, 2160, 1.5],
    weights: { office: 1, hobby: 5, occasional: 1 },
  },
  {
    ...mac,
    ...laptop,
    cpu: 'Apple M2',
    cores: 8,
    memoryGb: { 8: 5, 16: 5 },
    screen: [2560, 1664, 2],
    weights: { office: 10, hobby: 11, occasional: 14 },
  },
  {
    ...mac,
    ...laptop,
    cpu: 'Apple M4 Pro',
    cores: 14,
    memoryGb: { 24: 7, 48: 3 },
    screen: [3024, 1964, 2],
    weights: { office: 9, hobby: 7, occasional: 4 },
  },
  {
    ...mac,
    ...desktop,
    cpu: 'Apple M4',
    cores: 10,
    memoryGb: { 16: 7, 32: 3 },
    screen: [2560, 1440, 1],
    weights: { office: 3, hobby: 4, occasional: 4 },
  },
  {
    ...mac,
    ...laptop,
    arch: 'x64',
    cpu: 'Intel Core i7-9750H',
    cores: 12,
    memoryGb: { 16: 1 },
    gpu: 'AMD Radeon Pro 5300M',
    screen: [3072, 1920, 2],
    weights: { office: 3, hobby: 3, occasional: 6 },
  },
  {
    ...linux,
    ...laptop,
    cpu: 'AMD Ryzen 7 PRO 7840U',
    cores: 16,
    memoryGb: { 16: 4, 32: 6 },
    gpu: 'AMD Radeon 780M',
    screen: [2880, 1800, 1.5],
    weights: { office: 4, hobby: 8, occasional: 2 },
  },
  {
    ...linux,
    ...desktop,
    cpu: 'AMD Ryzen 9 7900X',
    cores: 24,
    memoryGb: { 32: 4, 64: 6 },
    gpu: 'AMD Radeon RX 7800 XT',
    screen: [3440, 1440, 1],
    weights: { office: 1, hobby: 5, occasional: 1 },
  },
  {
    ...linux,
    ...laptop,
    cpu: 'Intel Core i5-6300U',
    cores: 4,
    memoryGb: { 8: 8, 16: 2 },
    gpu: 'Intel HD Graphics 520',
    screen: [1920, 1080, 1],
    weights: { office: 1, hobby: 4, occasional: 3 },
  },
  {
    ...linux,
    ...desktop,
    arch: 'arm64',
    cpu: 'Raspberry Pi 5',
    cores: 4,
    memoryGb: { 8: 1 },
    gpu: 'VideoCore VII',
    screen: [1920, 1080, 1],
    weights: { office: 0.2, hobby: 1.5, occasional: 0.5 },
  },
];
