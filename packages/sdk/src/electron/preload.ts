import {
  askChannel,
  callChannel,
  lookChannel,
  statusChannel,
  usualName,
  type Bridge,
  type ContextBridge,
  type RendererIpc,
} from './channel.ts';

/** So far apart, at least, the main process is asked for the status. */
const lookEveryMs = 1_000;

/** For the preload script: lays the bridge into the page. It works with `contextIsolation` and `sandbox` on, as they are by default. */
export function exposeTelemetry(
  { contextBridge, ipcRenderer }: { contextBridge: ContextBridge; ipcRenderer: RendererIpc },
  name: string = usualName,
): void {
  let status: ReturnType<Bridge['status']>;
  let lookedAt = 0;
  const bridge: Bridge = {
    call: (what, ...given) => ipcRenderer.send(callChannel, what, ...given),
    ask: async (what, ...given) => ipcRenderer.invoke(askChannel, what, ...given),
    status: () => {
      // Nothing is waited for: what comes of the look is there at the next one.
      if (Date.now() - lookedAt >= lookEveryMs) {
        lookedAt = Date.now();
        ipcRenderer.send(lookChannel);
      }
      return status;
    },
  };
  try {
    ipcRenderer.on(statusChannel, (_event, now) => {
      status = now as typeof status; // sent by the main process
    });
    bridge.status();
    contextBridge.exposeInMainWorld(name, bridge);
  } catch {
    // Without context isolation the script's world is the page's.
    Object.assign(globalThis, { [name]: bridge });
  }
}
