// Camera ticks: which cameras of the station a form is about, several of them; they are sent as `camera`.

import type { Camera } from '#contract/camera.ts'

export const tickLook = 'size-5 shrink-0 accent-accent'

export const CameraTicks = ({
  legend,
  cameras,
  ticked,
  complaint,
}: {
  readonly legend: string
  readonly cameras: readonly Pick<Camera, 'id' | 'name'>[]
  readonly ticked: readonly string[]
  /** What is wrong with what was ticked. */
  readonly complaint: string | undefined
}) => (
  <fieldset className="grid gap-1.5">
    <legend className="pb-1.5 font-medium">{legend}</legend>
    <div className="max-h-64 overflow-y-auto rounded-lg border border-line px-3 py-1">
      {cameras.map(({ id, name }) => (
        <label key={id} className="flex min-h-11 items-center gap-3">
          <input type="checkbox" name="camera" value={id} defaultChecked={ticked.includes(id)} className={tickLook} />
          <span className="min-w-0 wrap-anywhere">{name}</span>
        </label>
      ))}
    </div>
    {complaint !== undefined && (
      <p role="alert" className="text-sm text-bad">
        {complaint}
      </p>
    )}
  </fieldset>
)
