// Cover: paints what is to be covered flat black into the planes of a decoded picture (4:2:0), before anything codes it again. Runs in the guest
// processes that decode.

import { coveredRuns, type Polygon, type Run } from '#base/polygon.ts'

/** What libav's frames give to be written to. */
export type Planes = {
  readonly width: number
  readonly height: number
  readonly data: readonly Buffer[] | null
  readonly linesize: readonly number[]
}

const MIDDLE = 128

export class Cover {
  readonly #areas: readonly Polygon[]
  readonly #black: number
  #size = ''
  #runs: readonly Run[] = []

  /** `black`: of the plane of brightness; 16 in video, 0 in JPEG. */
  constructor(areas: readonly Polygon[], black = 16) {
    this.#areas = areas
    this.#black = black
  }

  /** Throws where it cannot be painted: then there is no picture. */
  paint({ width, height, data, linesize }: Planes): void {
    if (this.#areas.length === 0) return
    if (data === null || data.length < 3) throw new Error('a picture without planes cannot be covered')
    if (this.#size !== `${width}x${height}`) this.#runs = coveredRuns(this.#areas, width, height)
    this.#size = `${width}x${height}`
    const [light, blue, red] = data as [Buffer, Buffer, Buffer]
    for (const { y, from, to } of this.#runs) {
      light.fill(this.#black, y * linesize[0]! + from, y * linesize[0]! + to)
      const [left, right] = [from >> 1, (to + 1) >> 1]
      for (const [plane, line] of [
        [blue, linesize[1]!],
        [red, linesize[2]!],
      ] as const)
        plane.fill(MIDDLE, (y >> 1) * line + left, (y >> 1) * line + right)
    }
  }
}
