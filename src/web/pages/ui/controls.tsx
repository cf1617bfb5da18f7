// What is pressed, filled in and moved.

import { useState } from 'react'
import { Button, IconButton } from '#web/ui/button.tsx'
import { Combobox } from '#web/ui/combobox.tsx'
import { Choice, Field } from '#web/ui/field.tsx'
import { FileField } from '#web/ui/file-field.tsx'
import { MoreIcon } from '#web/ui/icons.tsx'
import { Menu } from '#web/ui/menu.tsx'
import { PictureIcon, SaveIcon } from '#web/ui/more-icons.tsx'
import { Section } from '#web/ui/section.tsx'
import { Segments } from '#web/ui/segments.tsx'
import { Slider } from '#web/ui/slider.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words/language.ts'
import { street } from './street.ts'

export const Controls = () => {
  const say = useWords()
  return (
    <Section title={say('ui_controls')}>
      <div className="grid gap-5 p-4">
        <Buttons />
        <Field label={say('camera_name')} hint={say('camera_place_example')} defaultValue={street()[0]?.name} />
        <Field label={say('days_kept')} complaint={say('days_wrong')} defaultValue="0" />
        <Choice label={say('transport')} hint={say('transport_why')}>
          <option>TCP</option>
          <option>UDP</option>
        </Choice>
        <FileField label={say('import_choose')} name="file" accept="video/*" />
        <Chosen />
      </div>
    </Section>
  )
}

const Buttons = () => {
  const say = useWords()
  const [playing, setPlaying] = useState(true)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button weight="strong">{say('save')}</Button>
      <Button>{say('change')}</Button>
      <Button weight="quiet">{say('cancel')}</Button>
      <Button weight="offered">{say('undo')}</Button>
      <Button weight="danger">{say('remove_camera_yes')}</Button>
      <Button disabled>{say('one_moment')}</Button>
      <IconButton label={say('save_still')} shortcut="S">
        <PictureIcon />
      </IconButton>
      <Menu
        label={say('more')}
        className="px-2"
        entries={[
          { label: say('save_still'), Icon: PictureIcon, shortcut: 'S', onChoose: () => toast(say('copied')) },
          { label: say('save_clip'), Icon: SaveIcon, onChoose: () => toast(say('copied')) },
          { label: say('play'), chosen: playing, onChoose: () => setPlaying(true) },
          { label: say('pause'), chosen: !playing, onChoose: () => setPlaying(false) },
          { label: say('remove_camera'), dangerous: true, onChoose: () => toast(say('release_yes'), { tone: 'warn' }) },
        ]}
      >
        <MoreIcon />
      </Menu>
    </div>
  )
}

const Chosen = () => {
  const say = useWords()
  const [camera, setCamera] = useState<string>()
  const [speed, setSpeed] = useState<'1' | '4' | '16'>('1')
  const [on, setOn] = useState(true)
  const [span, setSpan] = useState<readonly number[]>([20, 70])
  const [part, setPart] = useState<'live' | 'playback'>('live')
  return (
    <>
      <Combobox
        label={say('camera')}
        options={street().map(({ id, name, place }) => ({ value: id, label: name, detail: place }))}
        value={camera}
        onChange={setCamera}
      />
      <Segments
        label={say('speed')}
        value={speed}
        onChange={setSpeed}
        options={(['1', '4', '16'] as const).map(value => ({ value, label: `${value}×` }))}
      />
      <Switch label={say('sound_recording')} hint={say('sound_reason_why')} on={on} onChange={setOn} />
      <Slider
        labels={[say('clip_from'), say('clip_to')]}
        values={span}
        from={0}
        to={100}
        text={value => `${value}%`}
        onChange={setSpan}
      />
      <Tabs
        label={say('details')}
        value={part}
        onChange={setPart}
        tabs={[
          { value: 'live', label: say('live'), children: say('using_sub_stream') },
          { value: 'playback', label: say('playback'), children: say('nothing_later') },
        ]}
      />
    </>
  )
}
