// Empty station: teaches how the first camera comes onto the wall, with the form right there.

import { useWords } from '#web/words/language.ts'
import { AddCameraForm } from './add-camera-form.tsx'

export const EmptyStation = () => {
  const say = useWords()
  return (
    <div className="mx-auto grid w-full max-w-5xl gap-8 px-4 py-10 lg:grid-cols-2 lg:gap-14">
      <div className="grid content-start gap-5">
        <h1 className="text-3xl font-semibold text-balance">{say('empty_title')}</h1>
        <p className="text-lg text-quiet">{say('empty_what')}</p>
        <ol className="grid list-decimal gap-3 pl-6 marker:text-accent">
          <li>{say('empty_step_find')}</li>
          <li>{say('empty_step_account')}</li>
          <li>{say('empty_step_add')}</li>
        </ol>
        <div className="rounded-lg border border-line bg-slate p-4 text-sm">
          <p className="mb-2 text-quiet">{say('empty_addresses')}</p>
          <ul className="grid gap-1.5 font-mono break-all">
            <li>Hikvision: rtsp://192.168.1.64:554/Streaming/Channels/101</li>
            <li>Dahua: rtsp://192.168.1.108:554/cam/realmonitor?channel=1&subtype=0</li>
            <li>Tapo: rtsp://192.168.1.20:554/stream1</li>
          </ul>
        </div>
      </div>
      <section aria-label={say('add_camera')} className="rounded-2xl border border-line bg-slate p-6">
        <h2 className="mb-5 text-xl font-semibold">{say('add_first_camera')}</h2>
        <AddCameraForm onAdded={() => undefined} />
      </section>
    </div>
  )
}
