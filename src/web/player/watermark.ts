// Watermark: who is looking, and when, tiled faintly over a picture, so that a photograph of the screen says whose screen it was. It lies in the
// picture's own box, so it is there in full screen too; it is drawn once a minute, not with every frame. What takes it off the page finds it put back.

import { stationNow } from '#web/station-clock.ts'
import { dateTimeText } from '#web/words/time.ts'

/** How much of it is seen. White with a dark edge: it is read on snow and at night. */
const LIGHT = 0.22
const DARK = 0.2
const TURNED = -Math.PI / 9
const REDRAW_MS = 30_000

let text: string | null = null
const overlays = new Map<Element, Overlay>()

/** What lies over every picture from now on; null: nothing. */
export const setWatermark = (next: string | null): void => {
  text = next
  for (const overlay of overlays.values()) overlay.draw()
}

/** Lays it over what is in this box; answers how it is taken away. Two pictures in one box share it. */
export const watermark = (box: Element): (() => void) => {
  const overlay = overlays.get(box) ?? new Overlay(box)
  overlays.set(box, overlay)
  overlay.users++
  let there = true
  return () => {
    if (!there || --overlay.users > 0) return
    there = false
    overlays.delete(box)
    overlay.dispose()
  }
}

/** The same burned into a picture that is saved. */
export const burnWatermark = (canvas: HTMLCanvasElement): void => drawOn(canvas, canvas.width, canvas.height, 1)

class Overlay {
  users = 0
  readonly #box: Element
  #canvas = newCanvas()
  readonly #keeper: MutationObserver
  readonly #sizes: ResizeObserver
  readonly #redraw: ReturnType<typeof setInterval>

  constructor(box: Element) {
    this.#box = box
    this.#keeper = new MutationObserver(() => this.#keep())
    this.#sizes = new ResizeObserver(() => this.draw())
    this.#redraw = setInterval(() => this.draw(), REDRAW_MS)
    box.append(this.#canvas)
    this.#watch()
    this.#sizes.observe(box)
    this.draw()
  }

  draw(): void {
    const { clientWidth: width, clientHeight: height } = this.#box
    const scale = Math.min(2, window.devicePixelRatio || 1)
    Object.assign(this.#canvas, { width: Math.round(width * scale), height: Math.round(height * scale) })
    drawOn(this.#canvas, width, height, scale)
  }

  dispose(): void {
    this.#keeper.disconnect()
    this.#sizes.disconnect()
    clearInterval(this.#redraw)
    this.#canvas.remove()
  }

  #watch(): void {
    this.#keeper.observe(this.#box, { childList: true })
    this.#keeper.observe(this.#canvas, { attributes: true, attributeFilter: ['style', 'class', 'hidden', 'id'] })
  }

  /** Taken off or hidden: another one takes its place. */
  #keep(): void {
    if (this.#canvas.parentNode === this.#box && isAsMade(this.#canvas)) return
    this.#keeper.disconnect()
    this.#canvas.remove()
    this.#canvas = newCanvas()
    this.#box.append(this.#canvas)
    this.#watch()
    this.draw()
  }
}

const STYLE = 'position: absolute; inset: 0px; width: 100%; height: 100%; pointer-events: none;'

const newCanvas = (): HTMLCanvasElement => {
  const canvas = document.createElement('canvas')
  canvas.style.cssText = STYLE
  canvas.setAttribute('aria-hidden', 'true')
  canvas.dataset.watermark = ''
  return canvas
}

const isAsMade = ({ style, className, hidden }: HTMLCanvasElement): boolean =>
  style.cssText === STYLE && className === '' && !hidden

const drawOn = (canvas: HTMLCanvasElement, width: number, height: number, scale: number): void => {
  const pen = canvas.getContext('2d')
  if (pen === null || text === null || width === 0) return
  const size = Math.min(28, Math.max(11, width / 42))
  const line = `${text} · ${dateTimeText(stationNow())}`
  pen.setTransform(scale, 0, 0, scale, 0, 0)
  pen.font = `600 ${size}px "Be Vietnam Pro", sans-serif`
  pen.textBaseline = 'middle'
  Object.assign(pen, { fillStyle: 'white', strokeStyle: 'black', lineWidth: Math.max(1, size / 9), lineJoin: 'round' })
  const [across, down] = [pen.measureText(line).width + size * 3, Math.max(size * 5, height / 3)]
  pen.rotate(TURNED)
  // Turned, the corners of the box lie outside of where it began.
  const reach = width + height
  for (let row = 0, y = -reach; y < reach; row++, y += down)
    for (let x = -reach + (row % 2) * (across / 2); x < reach; x += across) {
      pen.globalAlpha = DARK
      pen.strokeText(line, x, y)
      pen.globalAlpha = LIGHT
      pen.fillText(line, x, y)
    }
}
