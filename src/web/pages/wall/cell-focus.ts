// Cells by their elements: which one an element belongs to, which have somebody's attention, and how one gets the focus.

export const focusCell = (box: HTMLElement | null, cell: number): void =>
  box?.querySelector<HTMLElement>(`[data-cover="${cell}"]`)?.focus()

export const cellOf = (target: EventTarget | null): number | undefined => {
  const cover = target instanceof Element ? target.closest<HTMLElement>('[data-cover]') : null
  return cover === null ? undefined : Number(cover.dataset.cover)
}

/** Cells that stay as they are: pointed at, enlarged, or with the focus of the keyboard. The browser knows what is pointed at, also after
 *  tiles have moved under a pointer that rests. */
export const heldCells = (enlarged: number | undefined, box: HTMLElement | null): ReadonlySet<number> => {
  const pointed = box?.querySelector<HTMLElement>('article:hover')?.dataset.cell
  const focused = box?.contains(document.activeElement) === true ? cellOf(document.activeElement) : undefined
  return new Set(
    [pointed === undefined ? undefined : Number(pointed), enlarged, focused].filter(cell => cell !== undefined),
  )
}
