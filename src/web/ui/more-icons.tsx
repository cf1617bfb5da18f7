// More icons: those that the wall and the frame around every page do without.

import { Icon } from './icons.tsx'

export const FrameBackIcon = () => <Icon path="M18 6v12l-8-6zM6 6v12" />
export const FrameForwardIcon = () => <Icon path="M6 6v12l8-6zM18 6v12" />
export const PictureIcon = () => <Icon path="M4 8h4l1.5-2.5h5L16 8h4v11H4zM12 16.5a3 3 0 100-6 3 3 0 000 6z" />
export const SaveIcon = () => <Icon path="M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 19.5h14" />
export const ZoomInIcon = () => <Icon path="M11 18a7 7 0 100-14 7 7 0 000 14zM20.5 20.5L16 16M11 8v6M8 11h6" />
export const ZoomOutIcon = () => <Icon path="M11 18a7 7 0 100-14 7 7 0 000 14zM20.5 20.5L16 16M8 11h6" />
export const CalendarIcon = () => <Icon path="M5 6h14v14H5zM5 10.5h14M9 3.5V8M15 3.5V8" />
export const KeyboardIcon = () => (
  <Icon path="M3 7h18v10H3zM7 10.5h.01M10.5 10.5h.01M14 10.5h.01M17.5 10.5h.01M8 14h8" />
)
export const SoundIcon = () => <Icon path="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 010 6M18 6.5a8 8 0 010 11" />
export const MutedIcon = () => <Icon path="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5" />
export const ShrinkIcon = () => <Icon path="M9 4v5H4M20 9h-5V4M15 20v-5h5M4 15h5v5" />
export const RepeatIcon = () => (
  <Icon path="M4.5 12V9.5a3 3 0 013-3H19m-3-3l3 3-3 3M19.5 12v2.5a3 3 0 01-3 3H5m3 3l-3-3 3-3" />
)
export const LinkIcon = () => (
  <Icon path="M10 14a4 4 0 006 .4l3-3a4 4 0 00-5.6-5.6l-1.2 1.1M14 10a4 4 0 00-6-.4l-3 3a4 4 0 005.6 5.6l1.2-1.1" />
)
export const NowIcon = () => <Icon path="M4 12h12m-4.5-4.5L16 12l-4.5 4.5M20 5v14" />
export const PhoneIcon = () => (
  <Icon path="M6 4h3.5l1.5 4-2 1.5a11 11 0 005.5 5.5l1.5-2 4 1.5V18a2 2 0 01-2 2A14 14 0 014 6a2 2 0 012-2z" />
)
export const SearchRegionIcon = () => (
  <Icon path="M4 8V4h4M12 4h4v4M4 12v4h4M14.5 18a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM20.5 20.5L17.2 17.2" />
)
