// Zip faults: why an archive is refused, by name. What two programs could unpack differently is not verified at all.

export const zipFaults = [
  'not_a_zip',
  'zip_damaged', // its directory cannot be read, or does not agree with what it points at
  'zip_compressed', // packed anew by another program: unpack it and give the folder
  'zip_encrypted',
  'zip_split',
  'zip_bad_name', // absolute, `..`, backslash, a letter that is no name
  'zip_duplicate',
  'zip_overlap', // two files share bytes, as zip bombs do
  'zip_link',
  'zip_too_many',
  'zip_hidden', // bytes that no file of the directory accounts for
] as const
export type ZipFault = (typeof zipFaults)[number]
