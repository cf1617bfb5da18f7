// Demo street: pretend cameras for whoever has none yet, in a process of its own, and entered into the book like real ones.

import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { cameraId } from '#base/ids.ts'
import type { MapBook } from '#community/planning/map-book.ts'
import type { SiteBook } from '#community/planning/site-book.ts'
import type { CameraBook } from '#community/upkeep/camera-book.ts'
import type { SimulatedCamera } from '#simulator/street.ts'
import { layOutDemoCommune } from './demo-commune.ts'

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url))
const PORT = 8554
const FIRST_USE_MS = 180_000

export type DemoStreet = { readonly stop: () => void }

type Books = { readonly cameras: CameraBook; readonly map: MapBook; readonly sites: SiteBook }

/** Opens a street of `count` cameras, brings the books in line with it and lays out its commune. `tell` gets a line whenever there is progress. */
export const openDemoStreet = async (
  count: number,
  books: Books,
  tell: (line: string) => void,
): Promise<DemoStreet> => {
  const { child, cameras } = await launch(count, PORT, tell).catch(() => launch(count, 0, tell))
  for (const camera of cameras) enter(books.cameras, camera)
  layOutDemoCommune(
    cameras.map(({ id }) => id),
    books.map,
    books.sites,
  )
  return { stop: () => child.kill('SIGTERM') }
}

/** A camera that stands at the same address already is left alone, so that its recording goes on. */
const enter = (book: CameraBook, camera: SimulatedCamera): void => {
  const id = cameraId(camera.id)
  if (!id.ok) return
  const known = book.get(id.value)
  if (known?.main_url === camera.main_url && known.sub_url === camera.sub_url) return
  if (known !== undefined) book.remove(id.value)
  book.add({ ...camera, id: id.value, transport: 'tcp', record_audio: false })
}

const launch = (count: number, port: number, tell: (line: string) => void) =>
  new Promise<{ child: ChildProcess; cameras: readonly SimulatedCamera[] }>((resolve, reject) => {
    const args = [
      '--disable-warning=ExperimentalWarning',
      cli,
      'simulate',
      '--cameras',
      String(count),
      '--port',
      String(port),
      '--json',
    ]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    const late = setTimeout(() => child.kill('SIGTERM'), FIRST_USE_MS)
    child.once('exit', code => reject(new Error(`the demo street ended with code ${code}`)))
    createInterface({ input: child.stderr }).on('line', tell)
    createInterface({ input: child.stdout }).once('line', line => {
      const cameras = camerasIn(line)
      if (cameras === undefined) return // a problem, over several lines: the end of the process refuses
      clearTimeout(late)
      resolve({ child, cameras })
    })
  })

const camerasIn = (line: string): readonly SimulatedCamera[] | undefined => {
  try {
    return (JSON.parse(line) as { cameras?: readonly SimulatedCamera[] }).cameras
  } catch {
    return undefined // the first line of something else
  }
}
