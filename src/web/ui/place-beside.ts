// Place beside: puts what opens (a menu, a list, a tip) next to what opened it: below where there is room, else above; never beyond an edge.

const GAP = 6

/** `box` is position: fixed and shown, so that it has its size. */
export const placeBeside = (box: HTMLElement, beside: DOMRect, along: 'start' | 'middle' | 'end'): void => {
  const own = box.getBoundingClientRect()
  const below = innerHeight - beside.bottom
  const fits_below = own.height + GAP <= below || below >= beside.top
  const top = fits_below ? beside.bottom + GAP : beside.top - GAP - own.height
  const left = {
    start: beside.left,
    middle: beside.left + (beside.width - own.width) / 2,
    end: beside.right - own.width,
  }[along]
  box.style.top = `${within(top, innerHeight - own.height)}px`
  box.style.left = `${within(left, innerWidth - own.width)}px`
}

const within = (at: number, most: number): number => Math.max(GAP, Math.min(at, most - GAP))
