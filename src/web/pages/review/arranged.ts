// Arranged: how many pictures of 16:9 stand beside each other so that all are as large as they can be. Pure.

export type Arranged = { readonly columns: number; readonly width: number; readonly height: number }

const GAP = 4
/** The line below each picture: its camera's name. What cameras write into their pictures stays free. */
export const CAPTION = 32
/** Below it (640 less the edge around the pictures) the room has no height of its own: a phone's page, which scrolls, is filled in width. */
const NARROW = 632
const FLAT = 40

export const arranged = (count: number, room: { readonly width: number; readonly height: number }): Arranged => {
  if (room.width === 0 || count === 0) return { columns: 1, width: 0, height: 0 }
  if (room.width < NARROW) {
    const columns = count > 2 ? 2 : 1
    const width = Math.floor((room.width - GAP * (columns - 1)) / columns)
    return { columns, width, height: tileHeight(width) }
  }
  const height = Math.max(FLAT, room.height)
  let best: Arranged = { columns: 1, width: 0, height: 0 }
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns)
    const by_width = (room.width - GAP * (columns - 1)) / columns
    const by_height = ((height - GAP * (rows - 1)) / rows - CAPTION) * (16 / 9)
    const width = Math.floor(Math.min(by_width, by_height))
    if (width > best.width) best = { columns, width, height: tileHeight(width) }
  }
  return best
}

const tileHeight = (width: number): number => Math.floor((width * 9) / 16) + CAPTION
