// Tile pictures: OpenStreetMap's squares on a plain canvas; fetched once each, a bounded number kept, the coarser one shown until the fine one
// has come.

import { paths } from '#web/paths.ts'
import { type View, worldPoint } from './mercator.ts'

const DEEPEST = 19
const MOST_KEPT = 300
/** A square is 256 px wide in a world that is 512 px at zoom 0. */
const TILE_PX = 256

type Picture = { readonly image: HTMLImageElement; state: 'coming' | 'here' | 'missing' }

export class TilePictures {
  readonly #kept = new Map<string, Picture>()
  readonly #onChange: (missing: boolean) => void

  /** `onChange` when one has come, or has not. */
  constructor(onChange: (missing: boolean) => void) {
    this.#onChange = onChange
  }

  draw(canvas: CanvasRenderingContext2D, view: View): void {
    const zoom = Math.min(DEEPEST, Math.max(0, Math.round(view.zoom) + 1))
    const size = TILE_PX * 2 ** (view.zoom + 1 - zoom)
    const center = worldPoint(view.center, view.zoom)
    const [left, top] = [center.x - view.width / 2, center.y - view.height / 2]
    const most = 2 ** zoom
    for (let x = Math.floor(left / size); x * size < left + view.width; x++)
      for (let y = Math.floor(top / size); y * size < top + view.height; y++) {
        if (x < 0 || y < 0 || x >= most || y >= most) continue
        const { image, state } = this.#picture(zoom, x, y)
        if (state === 'here') canvas.drawImage(image, x * size - left, y * size - top, size + 0.5, size + 0.5)
      }
  }

  #picture(zoom: number, x: number, y: number): Picture {
    const address = `${paths.mapOpenStreetMap}/${zoom}/${x}/${y}`
    const kept = this.#kept.get(address)
    if (kept !== undefined) return kept
    const picture: Picture = { image: new Image(), state: 'coming' }
    const settle = (state: 'here' | 'missing') => () => {
      picture.state = state
      this.#onChange(state === 'missing')
    }
    picture.image.onload = settle('here')
    picture.image.onerror = settle('missing')
    picture.image.src = address
    this.#kept.set(address, picture)
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT) break
      this.#kept.delete(oldest)
    }
    return picture
  }
}
