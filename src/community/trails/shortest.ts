// Shortest ways from a place to every corner of a road graph (Dijkstra, with a heap).

type Links = readonly (readonly { readonly to: number; readonly metres: number }[])[]

/** Metres to each corner; undefined for what cannot be reached. */
export const shortest = (
  links: Links,
  starts: readonly { readonly corner: number; readonly metres: number }[],
): readonly (number | undefined)[] => {
  const far: (number | undefined)[] = Array.from({ length: links.length })
  const heap: { readonly corner: number; readonly metres: number }[] = []
  for (const start of starts) push(heap, start)
  for (let next = pop(heap); next !== undefined; next = pop(heap)) {
    if (far[next.corner] !== undefined) continue
    far[next.corner] = next.metres
    for (const { to, metres } of links[next.corner]!)
      if (far[to] === undefined) push(heap, { corner: to, metres: next.metres + metres })
  }
  return far
}

type Held = { readonly corner: number; readonly metres: number }

const push = (heap: Held[], one: Held): void => {
  let at = heap.push(one) - 1
  while (at > 0) {
    const above = (at - 1) >> 1
    if (heap[above]!.metres <= one.metres) break
    heap[at] = heap[above]!
    at = above
  }
  heap[at] = one
}

const pop = (heap: Held[]): Held | undefined => {
  const [first, last] = [heap[0], heap.pop()]
  if (first === undefined || last === undefined || heap.length === 0) return first
  let at = 0
  for (;;) {
    let below = 2 * at + 1
    if (below >= heap.length) break
    if (below + 1 < heap.length && heap[below + 1]!.metres < heap[below]!.metres) below++
    if (heap[below]!.metres >= last.metres) break
    heap[at] = heap[below]!
    at = below
  }
  heap[at] = last
  return first
}
