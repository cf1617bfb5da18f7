import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CELLS, COLUMNS, PICTURE_HEIGHT, PICTURE_WIDTH } from '#engine/noticing/motion-grid.ts'
import { Background, type Looked } from './background.ts'

type Paint = (grey: Uint8Array, tick: number) => void

/** A wall with a texture, the grain of a sensor, and whatever is painted onto it. */
const camera = (grain = 3) => {
  let seed = 7
  const chance = (): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff
    return seed / 0x7fffffff
  }
  const wall = Uint8Array.from(
    { length: PICTURE_WIDTH * PICTURE_HEIGHT },
    (_, at) => 90 + 40 * Math.sin((at % PICTURE_WIDTH) / 5) * Math.cos(at / PICTURE_WIDTH / 7),
  )
  return (tick: number, paint: Paint = () => {}): Uint8Array => {
    const grey = wall.slice()
    paint(grey, tick)
    return grey.map(value => Math.max(0, Math.min(255, value + (chance() + chance() - 1) * grain * 2)))
  }
}

const box =
  (left: number, top: number, width: number, height: number, value: number): Paint =>
  grey => {
    for (let y = top; y < top + height; y++)
      for (let x = left; x < left + width; x++)
        if (x >= 0 && x < PICTURE_WIDTH && y >= 0 && y < PICTURE_HEIGHT) grey[y * PICTURE_WIDTH + x] = value
  }

const watch = (paint: (tick: number) => Paint | undefined, until: number, grain?: number) => {
  const picture = camera(grain)
  const told: string[] = []
  const background = new Background({
    changed: (cell, from) => told.push(`changed ${cell} ${from}`),
    ended: (cell, to) => told.push(`ended ${cell} ${to}`),
  })
  const looks: (Pick<Looked, 'cells' | 'changed' | 'shift'> & { readonly moving: readonly number[] })[] = []
  for (let tick = 0; tick < until; tick++) {
    const { moving, cells, changed, shift } = background.look(picture(tick, paint(tick)), tick)
    looks.push({ cells, changed, shift, moving: [...moving.keys()].filter(cell => moving[cell]! > 0) })
  }
  return { looks, told }
}

const cellAt = (x: number, y: number): number => Math.floor(y / 4) * COLUMNS + Math.floor(x / 4)

test('nothing moves in a still picture, however grainy', () => {
  for (const grain of [0, 3, 9])
    assert.equal(
      watch(() => undefined, 200, grain).looks.reduce((sum, { cells }) => sum + cells, 0),
      0,
      `grain ${grain}`,
    )
})

test('a walker is seen at every step, where it is and nowhere else', () => {
  const { looks } = watch(tick => (tick < 40 ? undefined : box((tick - 40) * 3, 60, 8, 16, 20)), 110)
  for (const [tick, { moving }] of looks.entries()) {
    if (tick < 40) assert.deepEqual(moving, [], `${tick}`)
    else if (tick > 41) assert.ok(moving.length >= 4, `seen at ${tick}`)
    const middle = (tick - 40) * 3 + 4
    for (const cell of moving) assert.ok(Math.abs((cell % COLUMNS) * 4 - middle) < 24, `near the walker at ${tick}`)
  }
})

test('clouds, dusk and a camera’s own exposure are no motion', () => {
  const light =
    (by: (tick: number) => number) =>
    (tick: number): Paint =>
    grey => {
      for (let at = 0; at < grey.length; at++) grey[at] = Math.max(0, Math.min(255, grey[at]! + by(tick)))
    }
  for (const by of [
    (tick: number) => -tick / 5,
    (tick: number) => 25 * Math.sin(tick / 4),
    (tick: number) => (tick > 100 ? 30 : 0),
  ]) {
    const { looks } = watch(light(by), 240)
    assert.equal(
      looks.reduce((sum, { cells }) => sum + cells, 0),
      0,
    )
  }
})

test('the light of a lamp that sweeps over a wall is no motion; whoever walks in it is', () => {
  const lamp =
    (tick: number): Paint =>
    grey => {
      for (let y = 0; y < PICTURE_HEIGHT; y++)
        for (let x = 0; x < PICTURE_WIDTH; x++) {
          const far = Math.hypot(x - tick * 2, y - 80)
          const at = y * PICTURE_WIDTH + x
          grey[at] = Math.min(255, grey[at]! + 70 * Math.exp(-((far / 45) ** 2)))
        }
    }
  const lit = watch(tick => (tick < 20 ? undefined : lamp(tick)), 120, 1)
  // It lies on some four hundred cells at a time.
  const told = lit.looks.reduce((sum, { cells }) => sum + cells, 0)
  assert.ok(told < 400, `${told} cells in 100 looks`)
  const walked = watch(
    tick => (tick < 20 ? undefined : (grey, at) => (lamp(at)(grey, at), box(at * 2, 80, 8, 16, 15)(grey, at))),
    120,
    1,
  )
  assert.ok(walked.looks.slice(24, 110).every(({ cells }) => cells > 2))
})

test('streaks of rain are no motion', () => {
  let seed = 3
  const drop = (): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff
    return seed / 0x7fffffff
  }
  const rain = (): Paint => grey => {
    for (let streak = 0; streak < 120; streak++)
      box(Math.floor(drop() * PICTURE_WIDTH), Math.floor(drop() * PICTURE_HEIGHT), 1, 9, 190)(grey, 0)
  }
  const { looks } = watch(rain, 300)
  const wet = looks.slice(150).filter(({ cells }) => cells > 2).length
  assert.ok(wet <= 2, `${wet} of 150 looks`)
})

test('a shaken camera’s picture is put back; a picture that has become another says so once', () => {
  const picture = camera()
  const shaken: Paint = (grey, tick) => {
    const by = Math.round(3 * Math.sin(tick * 1.7))
    grey.set(
      Uint8Array.from(
        grey,
        (_, at) =>
          grey[
            Math.floor(at / PICTURE_WIDTH) * PICTURE_WIDTH +
              Math.max(0, Math.min(PICTURE_WIDTH - 1, (at % PICTURE_WIDTH) + by))
          ]!,
      ),
    )
  }
  const background = new Background({ changed: () => {}, ended: () => {} })
  let cells = 0
  for (let tick = 0; tick < 160; tick++)
    cells += background.look(picture(tick, tick < 30 ? undefined : shaken), tick).cells
  assert.ok(cells < 40, `${cells} cells in 130 looks`)
  const night = camera()
  const looks = Array.from({ length: 40 }, (_, tick) =>
    background.look(
      night(tick).map(value => (tick < 10 ? value : 255 - value)),
      200 + tick,
    ),
  ).map(({ changed }) => changed)
  assert.equal(looks.filter(changed => changed).length, 1)
})

test('what comes and stays is told with the tick it came, ends when it goes, and a passer-by leaves no word', () => {
  const bag = box(100, 60, 16, 12, 240)
  const { told, looks } = watch(tick => (tick >= 60 && tick < 200 ? bag : undefined), 320)
  const cell = cellAt(106, 66)
  assert.ok(told.includes(`changed ${cell} 60`), told.slice(0, 3).join())
  assert.ok(told.includes(`ended ${cell} 200`), told.slice(-3).join())
  assert.ok(
    looks.slice(70, 195).every(({ cells }) => cells === 0),
    'what lies does not move',
  )
  const passer = watch(tick => (tick < 40 ? undefined : box((tick - 40) * 3, 60, 8, 16, 20)), 160)
  assert.deepEqual(passer.told, [])
})

test('every picture is answered, whatever its bytes', () => {
  const background = new Background({ changed: () => {}, ended: () => {} })
  for (const [tick, value] of [0, 255, 0, 128, 255].entries()) {
    const { moving } = background.look(new Uint8Array(PICTURE_WIDTH * PICTURE_HEIGHT).fill(value), tick)
    assert.equal(moving.length, CELLS)
  }
})

test('a shaken picture with letters blacker and whiter than all around is put back hours later too', () => {
  const letters: Paint = grey => (box(8, 4, 30, 8, 0)(grey, 0), box(12, 6, 20, 3, 255)(grey, 0))
  const lighter: Paint = (grey, tick) => {
    for (let at = 0; at < grey.length; at++) grey[at] = Math.min(255, grey[at]! + 12 + 10 * Math.sin(tick / 9))
    letters(grey, tick)
  }
  const trembling: Paint = (grey, tick) => {
    lighter(grey, tick)
    if (tick % 2 === 0) return
    const still = grey.slice()
    for (let at = 1; at < grey.length; at++) grey[at] = (still[at]! + still[at - 1]!) / 2
  }
  const { looks } = watch(tick => (tick < 400 ? lighter : trembling), 440, 0)
  assert.ok(
    looks.slice(401).some(({ shift }) => shift.fineX !== 0),
    'found again',
  )
  assert.ok(looks.slice(401).every(({ cells }) => cells < 6))
})
