/**
 * The functions of user32 and kernel32 that a DDE program calls, bound through koffi.
 *
 * koffi is an optional dependency and is imported only here, only when asked for: nothing else of this package needs
 * a native module.
 */
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * An integer of pointer width as koffi takes and gives it: a number while it is safe, else a bigint.
 */
export type Native = number | bigint;

type Koffi = typeof import('koffi').default;
type Callback = (window: Native, message: number, wParam: Native, lParam: Native) => Native;

/** Names a koffi package (its `index.js`) to be used in place of the installed one. */
export const KOFFI_VARIABLE = 'DDE_SPEC_KOFFI';

/** Why the real desktop cannot be opened here, and what to do about it. */
export class Win32Unavailable extends Error {
  override readonly name = 'Win32Unavailable';
}

async function loadKoffi(): Promise<Koffi> {
  if (process.platform !== 'win32') {
    throw new Win32Unavailable(
      `the win32 desktop needs Windows, or a Windows build of Node under Wine; this is ${process.platform}. ` +
        'On Linux, "dde-spec wine run server ..." does it all under Wine',
    );
  }
  const named = process.env[KOFFI_VARIABLE];
  const specifier = named && isAbsolute(named) ? pathToFileURL(named).href : (named ?? 'koffi');
  try {
    return ((await import(specifier)) as { default: Koffi }).default;
  } catch (error) {
    const cause = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
    throw new Win32Unavailable(
      `cannot load koffi (${cause}); install it with "npm install koffi", or set ${KOFFI_VARIABLE} to the path of its index.js`,
      { cause: error },
    );
  }
}

/** What a class is registered with; the procedure is a pointer that {@link Bindings.procedure} gave. */
export interface WindowClass {
  readonly name: string;
  readonly procedure: bigint;
  readonly unicode: boolean;
}

export interface Bindings {
  /** Makes a window procedure of a function; it stays callable until released. */
  procedure(callback: Callback): bigint;
  release(procedure: bigint): void;

  registerClass(windowClass: WindowClass): number;
  unregisterClass(windowClass: WindowClass): boolean;
  createWindow(windowClass: WindowClass, style: number, parent: Native): Native;
  destroyWindow(window: Native): boolean;
  isWindow(window: Native): boolean;
  isWindowUnicode(window: Native): boolean;
  inSendMessage(): boolean;
  defaultProcedure(unicode: boolean, window: Native, message: number, wParam: Native, lParam: Native): Native;
  /** The top-level windows, in the order that EnumWindows gives them. */
  topLevelWindows(): Native[];

  /** `undefined` if the receiver hung, died or did not answer in time. */
  sendMessage(
    window: Native,
    message: number,
    wParam: Native,
    lParam: Native,
    milliseconds: number,
  ): Native | undefined;
  postMessage(window: Native, message: number, wParam: Native, lParam: Native): boolean;
  /** Takes one message off the thread's queue and dispatches it; false if there was none. */
  dispatchOne(): boolean;
  /** Waits until a message is there or the time is over. */
  waitForMessage(milliseconds: number): void;

  addAtom(name: string): number;
  findAtom(name: string): number;
  atomName(atom: number): string | undefined;
  deleteAtom(atom: number): void;

  globalAlloc(size: number): Native;
  /** False for what is no block of global memory, whatever its value. */
  isBlock(block: Native): boolean;
  globalSize(block: Native): number;
  /** The address of the bytes, or 0. */
  globalLock(block: Native): bigint;
  globalUnlock(block: Native): void;
  globalFree(block: Native): boolean;
  /** The bytes at an address; valid while the block is locked. */
  bytesAt(address: bigint, size: number): Uint8Array;

  packLParam(message: number, lo: Native, hi: Native): Native;
  unpackLParam(message: number, lParam: Native): { lo: Native; hi: Native } | undefined;
  freeLParam(message: number, lParam: Native): boolean;
  reuseLParam(lParam: Native, received: number, posted: number, lo: Native, hi: Native): Native;

  registerFormat(name: string): number;

  /** The version of Wine, or `undefined` on Windows itself. */
  wineVersion(): string | undefined;
  /** The code that the last failed call left. */
  lastError(): number;
  clearError(): void;
}

const SMTO_ABORTIFHUNG = 0x0002;
const PM_REMOVE = 0x0001;
const QS_ALLINPUT = 0x04ff;
const MWMO_INPUTAVAILABLE = 0x0004;
const GMEM_MOVEABLE = 0x0002;
const GMEM_DDESHARE = 0x2000;
const GMEM_INVALID_HANDLE = 0x8000;
/** Longest atom name, in characters, and its terminator. */
const ATOM_NAME_SIZE = 256;
/** Larger than MSG at either pointer width. */
const MSG_SIZE = 64;

let bound: Promise<Bindings> | undefined;

/**
 * Binds the functions once for each program.
 *
 * @throws {Win32Unavailable} if this is not Windows, or koffi cannot be loaded.
 */
export function loadBindings(): Promise<Bindings> {
  bound ??= loadKoffi()
    .then(bind)
    .catch((error: unknown) => {
      // What is missing may be there at the next call.
      bound = undefined;
      throw error;
    });
  return bound;
}

function bind(koffi: Koffi): Bindings {
  const user32 = koffi.load('user32.dll');
  const kernel32 = koffi.load('kernel32.dll');

  const WindowProcedure = koffi.proto(
    'intptr_t __stdcall DdeSpecWindowProcedure(uintptr_t window, uint32_t message, uintptr_t wParam, intptr_t lParam)',
  );
  koffi.proto('int __stdcall DdeSpecEnumProcedure(uintptr_t window, intptr_t lParam)');
  const classFields = (text: string) => ({
    style: 'uint32_t',
    lpfnWndProc: koffi.pointer(WindowProcedure),
    cbClsExtra: 'int',
    cbWndExtra: 'int',
    hInstance: 'uintptr_t',
    hIcon: 'uintptr_t',
    hCursor: 'uintptr_t',
    hbrBackground: 'uintptr_t',
    lpszMenuName: text,
    lpszClassName: text,
  });
  koffi.struct('DdeSpecWndClassA', classFields('str'));
  koffi.struct('DdeSpecWndClassW', classFields('str16'));

  const RegisterClassA = user32.func('uint16_t __stdcall RegisterClassA(DdeSpecWndClassA *windowClass)');
  const RegisterClassW = user32.func('uint16_t __stdcall RegisterClassW(DdeSpecWndClassW *windowClass)');
  const UnregisterClassA = user32.func('int __stdcall UnregisterClassA(str name, uintptr_t instance)');
  const UnregisterClassW = user32.func('int __stdcall UnregisterClassW(str16 name, uintptr_t instance)');
  const createArguments = (text: string) =>
    `(uint32_t exStyle, ${text} class, ${text} title, uint32_t style, int x, int y, int width, int height, ` +
    'uintptr_t parent, uintptr_t menu, uintptr_t instance, uintptr_t param)';
  const CreateWindowExA = user32.func(`uintptr_t __stdcall CreateWindowExA${createArguments('str')}`);
  const CreateWindowExW = user32.func(`uintptr_t __stdcall CreateWindowExW${createArguments('str16')}`);
  const DestroyWindow = user32.func('int __stdcall DestroyWindow(uintptr_t window)');
  const IsWindow = user32.func('int __stdcall IsWindow(uintptr_t window)');
  const IsWindowUnicode = user32.func('int __stdcall IsWindowUnicode(uintptr_t window)');
  const InSendMessage = user32.func('int __stdcall InSendMessage()');
  const messageArguments = '(uintptr_t window, uint32_t message, uintptr_t wParam, intptr_t lParam';
  const DefWindowProcA = user32.func(`intptr_t __stdcall DefWindowProcA${messageArguments})`);
  const DefWindowProcW = user32.func(`intptr_t __stdcall DefWindowProcW${messageArguments})`);
  const SendMessageTimeoutW = user32.func(
    `intptr_t __stdcall SendMessageTimeoutW${messageArguments}, uint32_t flags, uint32_t timeout, _Out_ intptr_t *result)`,
  );
  const PostMessageW = user32.func(`int __stdcall PostMessageW${messageArguments})`);
  const EnumWindows = user32.func('int __stdcall EnumWindows(DdeSpecEnumProcedure *procedure, intptr_t lParam)');
  const PeekMessageW = user32.func(
    'int __stdcall PeekMessageW(void *message, uintptr_t window, uint32_t first, uint32_t last, uint32_t remove)',
  );
  const TranslateMessage = user32.func('int __stdcall TranslateMessage(void *message)');
  const DispatchMessageW = user32.func('intptr_t __stdcall DispatchMessageW(void *message)');
  const MsgWaitForMultipleObjectsEx = user32.func(
    'uint32_t __stdcall MsgWaitForMultipleObjectsEx(uint32_t count, uintptr_t handles, uint32_t milliseconds, uint32_t mask, uint32_t flags)',
  );
  const RegisterClipboardFormatW = user32.func('uint32_t __stdcall RegisterClipboardFormatW(str16 name)');

  const PackDDElParam = user32.func('intptr_t __stdcall PackDDElParam(uint32_t message, uintptr_t lo, uintptr_t hi)');
  const UnpackDDElParam = user32.func(
    'int __stdcall UnpackDDElParam(uint32_t message, intptr_t lParam, _Out_ uintptr_t *lo, _Out_ uintptr_t *hi)',
  );
  const FreeDDElParam = user32.func('int __stdcall FreeDDElParam(uint32_t message, intptr_t lParam)');
  const ReuseDDElParam = user32.func(
    'intptr_t __stdcall ReuseDDElParam(intptr_t lParam, uint32_t received, uint32_t posted, uintptr_t lo, uintptr_t hi)',
  );

  const GlobalAddAtomW = kernel32.func('uint16_t __stdcall GlobalAddAtomW(str16 name)');
  const GlobalFindAtomW = kernel32.func('uint16_t __stdcall GlobalFindAtomW(str16 name)');
  const GlobalGetAtomNameW = kernel32.func(
    'uint32_t __stdcall GlobalGetAtomNameW(uint16_t atom, void *buffer, int size)',
  );
  const GlobalDeleteAtom = kernel32.func('uint16_t __stdcall GlobalDeleteAtom(uint16_t atom)');
  const GlobalAlloc = kernel32.func('uintptr_t __stdcall GlobalAlloc(uint32_t flags, uintptr_t size)');
  const GlobalFlags = kernel32.func('uint32_t __stdcall GlobalFlags(uintptr_t block)');
  const GlobalSize = kernel32.func('uintptr_t __stdcall GlobalSize(uintptr_t block)');
  const GlobalLock = kernel32.func('uintptr_t __stdcall GlobalLock(uintptr_t block)');
  const GlobalUnlock = kernel32.func('int __stdcall GlobalUnlock(uintptr_t block)');
  const GlobalFree = kernel32.func('uintptr_t __stdcall GlobalFree(uintptr_t block)');
  const GetModuleHandleW = kernel32.func('uintptr_t __stdcall GetModuleHandleW(str16 name)');
  const GetLastError = kernel32.func('uint32_t __stdcall GetLastError()');
  const SetLastError = kernel32.func('void __stdcall SetLastError(uint32_t code)');

  const instance = GetModuleHandleW(null) as Native;
  const message = koffi.alloc('uint8_t', MSG_SIZE);
  const atomBuffer = new Uint16Array(ATOM_NAME_SIZE);

  return {
    procedure: (callback) => koffi.register(callback, koffi.pointer(WindowProcedure)),
    release: (procedure) => koffi.unregister(procedure),

    registerClass: ({ name, procedure, unicode }) =>
      (unicode ? RegisterClassW : RegisterClassA)({
        style: 0,
        lpfnWndProc: procedure,
        cbClsExtra: 0,
        cbWndExtra: 0,
        hInstance: instance,
        hIcon: 0,
        hCursor: 0,
        hbrBackground: 0,
        lpszMenuName: null,
        lpszClassName: name,
      }),
    unregisterClass: ({ name, unicode }) => (unicode ? UnregisterClassW : UnregisterClassA)(name, instance) !== 0,
    createWindow: ({ name, unicode }, style, parent) =>
      (unicode ? CreateWindowExW : CreateWindowExA)(0, name, name, style, 0, 0, 0, 0, parent, 0, instance, 0),
    destroyWindow: (window) => DestroyWindow(window) !== 0,
    isWindow: (window) => IsWindow(window) !== 0,
    isWindowUnicode: (window) => IsWindowUnicode(window) !== 0,
    inSendMessage: () => InSendMessage() !== 0,
    defaultProcedure: (unicode, window, number, wParam, lParam) =>
      (unicode ? DefWindowProcW : DefWindowProcA)(window, number, wParam, lParam),
    topLevelWindows: () => {
      const found: Native[] = [];
      EnumWindows((window: Native) => {
        found.push(window);
        return 1;
      }, 0);
      return found;
    },

    sendMessage: (window, number, wParam, lParam, milliseconds) => {
      const result: [Native] = [0];
      const sent = SendMessageTimeoutW(window, number, wParam, lParam, SMTO_ABORTIFHUNG, milliseconds, result);
      return sent === 0 ? undefined : result[0];
    },
    postMessage: (window, number, wParam, lParam) => PostMessageW(window, number, wParam, lParam) !== 0,
    dispatchOne: () => {
      if (PeekMessageW(message, 0, 0, 0, PM_REMOVE) === 0) return false;
      TranslateMessage(message);
      DispatchMessageW(message);
      return true;
    },
    waitForMessage: (milliseconds) => {
      MsgWaitForMultipleObjectsEx(0, 0, milliseconds, QS_ALLINPUT, MWMO_INPUTAVAILABLE);
    },

    addAtom: (name) => GlobalAddAtomW(name),
    findAtom: (name) => GlobalFindAtomW(name),
    atomName: (atom) => {
      const length = GlobalGetAtomNameW(atom, atomBuffer, ATOM_NAME_SIZE) as number;
      return length === 0 ? undefined : String.fromCharCode(...atomBuffer.subarray(0, length));
    },
    deleteAtom: (atom) => {
      GlobalDeleteAtom(atom);
    },

    // Win32 ignores GMEM_DDESHARE; it says to the reader, and to some old tools, what the block is for.
    globalAlloc: (size) => GlobalAlloc(GMEM_MOVEABLE | GMEM_DDESHARE, size),
    isBlock: (block) => GlobalFlags(block) !== GMEM_INVALID_HANDLE,
    globalSize: (block) => Number(GlobalSize(block)),
    globalLock: (block) => BigInt(GlobalLock(block)),
    globalUnlock: (block) => {
      GlobalUnlock(block);
    },
    globalFree: (block) => Number(GlobalFree(block)) === 0,
    bytesAt: (address, size) => new Uint8Array(koffi.view(address, size)),

    packLParam: (number, lo, hi) => PackDDElParam(number, lo, hi),
    unpackLParam: (number, lParam) => {
      const lo: [Native] = [0];
      const hi: [Native] = [0];
      return UnpackDDElParam(number, lParam, lo, hi) === 0 ? undefined : { lo: lo[0], hi: hi[0] };
    },
    freeLParam: (number, lParam) => FreeDDElParam(number, lParam) !== 0,
    reuseLParam: (lParam, received, posted, lo, hi) => ReuseDDElParam(lParam, received, posted, lo, hi),

    registerFormat: (name) => RegisterClipboardFormatW(name),

    wineVersion: () => {
      try {
        return koffi.load('ntdll.dll').func('str wine_get_version()')() as string;
      } catch {
        // Only Wine's ntdll has this function.
        return undefined;
      }
    },
    lastError: () => GetLastError(),
    clearError: () => {
      SetLastError(0);
    },
  };
}
