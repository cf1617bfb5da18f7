// Slider: a value, or a span with two thumbs, on a line; by pointer, finger, arrow keys, Page Up and Down, Home and End (Radix).

import { Range, Root, Thumb, Track } from '@radix-ui/react-slider'

type SliderProps = {
  /** What each thumb sets; one label a thumb. */
  readonly labels: readonly string[]
  readonly values: readonly number[]
  readonly from: number
  readonly to: number
  readonly step?: number
  /** The value as people say it, for screen readers and beside the line. */
  readonly text?: (value: number) => string
  /** Not beside the line, where the page tells it elsewhere. */
  readonly shown?: boolean
  readonly disabled?: boolean
  /** While it is dragged. */
  readonly onChange: (values: number[]) => void
  /** When it is let go. */
  readonly onSettle?: (values: number[]) => void
}

export const Slider = ({
  labels,
  values,
  from,
  to,
  step = 1,
  text = String,
  shown = true,
  disabled = false,
  onChange,
  onSettle,
}: SliderProps) => (
  <div className="flex items-center gap-4">
    <Root
      min={from}
      max={to}
      step={step}
      value={[...values]}
      disabled={disabled}
      onValueChange={onChange}
      {...(onSettle === undefined ? {} : { onValueCommit: onSettle })}
      className="relative flex h-11 min-w-0 flex-1 touch-none items-center select-none data-disabled:opacity-45"
    >
      <Track className="relative h-2 flex-1 rounded-full border border-edge bg-night">
        <Range className="absolute -inset-y-px rounded-full bg-accent" />
      </Track>
      {labels.map((label, at) => (
        <Thumb
          key={label}
          aria-label={label}
          aria-valuetext={text(values[at] ?? from)}
          className="grid size-11 place-content-center rounded-full focus-visible:-outline-offset-6"
        >
          <span className="size-6 rounded-full border-2 border-night bg-accent" />
        </Thumb>
      ))}
    </Root>
    {shown && (
      <output className="min-w-16 text-right text-sm text-quiet tabular-nums">{values.map(text).join(' – ')}</output>
    )}
  </div>
)
