// Real clips: what two short films of real people and cars show, told by somebody who looked at them picture by picture. The films lie beside the
// repository, not in it.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Movement } from './true-movements.ts'

export type RealClip = {
  readonly file: string
  /** What moves, and where it is then. */
  readonly movements: readonly Movement[]
  /** Seconds in which nothing moves and nothing has just gone. */
  readonly quiet: readonly (readonly [from_s: number, to_s: number])[]
}

const folder = join(import.meta.dirname, '../../shared/footage')

const moves = (
  id: string,
  ...at: readonly (readonly [number, number, number, number, number])[]
): readonly Movement[] => at.map(([at_s, ...box]) => ({ id, at_s, box }))

const clips: readonly RealClip[] = [
  {
    file: 'car-detection.mp4',
    movements: [
      ...moves('white-up', [5, 0.36, 0.5, 0.62, 1], [6, 0.36, 0.14, 0.56, 0.73], [7, 0.37, 0, 0.53, 0.34]),
      ...moves('blue-down', [15, 0.17, 0, 0.34, 0.35], [16, 0.12, 0.14, 0.33, 0.85], [17, 0.1, 0.55, 0.31, 1]),
      ...moves('red-up', [15, 0.41, 0.75, 0.65, 1], [16, 0.43, 0.33, 0.63, 1], [17, 0.41, 0.03, 0.59, 0.55]),
      ...moves('red-up', [18, 0.4, 0, 0.55, 0.2]),
      ...moves('white-down', [25, 0.26, 0, 0.42, 0.12], [26, 0.18, 0.08, 0.4, 0.8], [27, 0.15, 0.67, 0.38, 1]),
    ],
    quiet: [
      [0, 3.5],
      [9.5, 13.5],
      [19.5, 24],
      [28.8, 30],
    ],
  },
  {
    file: 'one-by-one-person-detection.mp4',
    movements: [
      ...moves('first', [6, 0.35, 0.5, 0.58, 1], [7, 0.5, 0.1, 0.69, 0.95], [18, 0.56, 0.05, 0.74, 0.95]),
      ...moves('first', [19, 0.83, 0.2, 1, 0.95]),
      ...moves('second', [23, 0.39, 0.28, 0.63, 1], [43, 0.55, 0.1, 0.75, 0.95], [44, 0.78, 0.15, 1, 0.85]),
      ...moves('third', [51, 0.48, 0.1, 0.63, 1], [68, 0.54, 0, 0.73, 0.85], [69, 0.74, 0.1, 1, 0.9]),
      ...moves('fourth', [75, 0.34, 0.28, 0.57, 1], [85, 0.6, 0.1, 0.8, 0.9], [86, 0.8, 0.2, 1, 0.9]),
      ...moves('fifth', [92, 0.4, 0.63, 0.64, 1], [93, 0.49, 0.17, 0.71, 1], [118, 0.64, 0.1, 0.8, 0.9]),
      ...moves('fifth', [119, 0.76, 0.15, 1, 0.9]),
      ...moves('sixth', [124, 0.37, 0.25, 0.67, 1], [134, 0.51, 0, 0.76, 0.9], [135, 0.78, 0.1, 1, 0.9]),
    ],
    quiet: [
      [0, 5],
      [21, 22],
      [46, 49],
      [72, 74],
      [89, 91],
      [121, 122.5],
      [137.5, 139],
    ],
  },
]

/** Those that lie on this machine. */
export const realClips = (): readonly (RealClip & { readonly path: string })[] =>
  clips.map(clip => ({ ...clip, path: join(folder, clip.file) })).filter(({ path }) => existsSync(path))
