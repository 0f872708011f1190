// The words of the sandbox's own page, which is not the bot: in Indonesian and English.

const TEXTS = {
  id: {
    banner: "Latihan — bukan Telegram",
    otherLanguage: "English",
    whoAreYou: "Anda jadi siapa?",
    whoHint: "Pilih satu orang, lalu chat sebagai orang itu. Tidak ada yang keluar dari komputer ini.",
    nobody: "Belum ada orang. Tambahkan orang baru di bawah.",
    newPerson: "Orang baru",
    name: "Nama",
    appLanguage: "Bahasa aplikasi",
    startChat: "Mulai chat",
    back: "Kembali ke daftar orang",
    more: "Pilihan lain",
    block: "Blokir bot",
    unblock: "Buka blokir bot",
    openLink: "Buka tautan bot",
    open: "Buka",
    messages: "Pesan",
    noMessages: "Belum ada pesan. Tekan Mulai.",
    newer: "↓ Pesan baru",
    commands: "Perintah",
    attach: "Kirim foto, suara, atau berkas",
    write: "Tulis pesan",
    keyboard: "Tombol jawaban",
    send: "Kirim",
    start: "Mulai",
    edit: "Ubah",
    delete: "Hapus",
    editing: "Mengubah pesan",
    cancel: "Batal",
    edited: "diubah",
    forwarded: "Diteruskan",
    copied: "Disalin",
    you: "Anda",
    photo: "Foto",
    video: "Video",
    voice: "Pesan suara",
    audio: "Rekaman suara",
    document: "Berkas",
    sticker: "Stiker",
    contact: "Kontak",
    location: "Lokasi",
    service: "Pesan layanan",
    typing: "Bot sedang mengetik…",
    offline: "Sambungan ke latihan terputus. Mencoba lagi…",
    failed: "Gagal terkirim. Coba lagi.",
    "has blocked the bot": "Bot sedang diblokir. Buka blokir dulu.",
    "not a link to this bot": "Ini bukan tautan ke bot ini.",
    "no such button": "Tombol ini sudah tidak ada.",
    "no such message": "Pesan ini sudah tidak ada.",
    "empty file": "Berkas ini kosong.",
    "empty text": "Tulis sesuatu dulu.",
  },
  en: {
    banner: "Practice — not Telegram",
    otherLanguage: "Indonesia",
    whoAreYou: "Who are you?",
    whoHint: "Choose a person and chat as that person. Nothing leaves this computer.",
    nobody: "There is nobody yet. Add someone new below.",
    newPerson: "Someone new",
    name: "Name",
    appLanguage: "Language of the app",
    startChat: "Start the chat",
    back: "Back to the list of people",
    more: "More",
    block: "Block the bot",
    unblock: "Unblock the bot",
    openLink: "Open a link to the bot",
    open: "Open",
    messages: "Messages",
    noMessages: "No messages yet. Press Start.",
    newer: "↓ New message",
    commands: "Commands",
    attach: "Send a photo, voice or file",
    write: "Write a message",
    keyboard: "Answer buttons",
    send: "Send",
    start: "Start",
    edit: "Edit",
    delete: "Delete",
    editing: "Editing a message",
    cancel: "Cancel",
    edited: "edited",
    forwarded: "Forwarded",
    copied: "Copied",
    you: "You",
    photo: "Photo",
    video: "Video",
    voice: "Voice message",
    audio: "Audio file",
    document: "File",
    sticker: "Sticker",
    contact: "Contact",
    location: "Location",
    service: "Service message",
    typing: "The bot is typing…",
    offline: "The connection to the sandbox is lost. Trying again…",
    failed: "That could not be sent. Try again.",
    "has blocked the bot": "The bot is blocked. Unblock it first.",
    "not a link to this bot": "This is no link to this bot.",
    "no such button": "This button is gone.",
    "no such message": "This message is gone.",
    "empty file": "This file is empty.",
    "empty text": "Write something first.",
  },
};

let language = localStorage.getItem("language") === "en" ? "en" : "id";

export const t = (key) => TEXTS[language][key] ?? key;
export const currentLanguage = () => language;

export function switchLanguage() {
  language = language === "id" ? "en" : "id";
  localStorage.setItem("language", language);
}

/** Fills in the words of everything below `root` that asks for them. */
export function translate(root) {
  for (const node of root.querySelectorAll("[data-text]")) node.textContent = t(node.dataset.text);
  for (const node of root.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", t(node.dataset.label));
    node.title = t(node.dataset.label);
  }
}
