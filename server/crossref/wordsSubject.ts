const PREFIX = 'words:'

/** Subject of the task to find the documents that hold these words, because what they lead to may have changed with them. */
export function wordsSubject(words: string): string {
  return PREFIX + words
}

/** The words, or null where the subject is something with an id. */
export function wordsOfSubject(subject: string): string | null {
  return subject.startsWith(PREFIX) ? subject.slice(PREFIX.length) : null
}
