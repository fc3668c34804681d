import type { KgMessage } from './kg-message';

/** What is to be arranged. */
export interface Arrangeable {
  /** Finds other places; false where the graph is too large for it. */
  relax(options: {
    readonly onProgress: (share: number) => void;
    readonly signal: AbortSignal;
  }): Promise<boolean>;
}

const WHAT = 'Arranging the map';

/** Says how far the arranging of a map is, with a way to cancel, and where it cannot be done. */
export async function rearranging(message: KgMessage, scene: Arrangeable | undefined): Promise<void> {
  if (scene === undefined || message.loading !== undefined) return;
  const { signal, abort } = withAbort();
  message.addEventListener('cancel', abort, { once: true });
  const onProgress = (share: number): void => {
    message.loading = { what: WHAT, share, behind: true };
  };
  try {
    const isDone = await scene.relax({ onProgress, signal });
    // Of a small graph the layout is seen to move.
    if (isDone && message.loading !== undefined) message.saying = 'The map is arranged by forces.';
    if (!isDone)
      message.message = { type: 'note', text: 'This graph is too large to be arranged by forces.' };
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    message.loading = undefined;
    message.removeEventListener('cancel', abort);
  }
}

function withAbort(): { readonly signal: AbortSignal; readonly abort: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
