// The words of the guided tours, in Indonesian and English. Example messages are in the language of the phone; {siti} is
// whoever plays that part.

import { addTexts } from "./texts.js";

const id = {
  offer: "Baru di sini? Ikuti satu tur singkat. Anda mencoba sendiri, kami tunjukkan langkahnya.",
  no: "Tidak, terima kasih",
  label: "Tur",
  stop: "Akhiri tur",
  example: "Tulis contoh ini",
  fill: "Isi contoh untuk saya",
  open: "Buka ponsel {name}",
  show: "Tunjukkan",
  back: "Kembali",
  skip: "Lewati langkah ini",
  next: "Lanjut",
  end: "Selesai",
  startFirst: "Tekan dulu tombol besar di bawah.",
  none: "Di latihan ini belum ada orang untuk tur.",
  night: "Sekarang malam. Kabar ini menunggu sampai pagi.",
  morning: "Majukan jam ke pagi",
  keysFirst: "Tombol di bawah belum ada. Tulis /start, lalu kirim.",
  anewFirst: "Masih ada isian lama. Tekan tombol yang ditunjuk untuk mulai baru.",

  ask: {
    title: "Bertanya",
    question: "Berapa biaya kerja ke Taiwan?",
    steps: [
      "Anda jadi {siti}. {siti} ingin tahu biaya kerja ke Taiwan. Tulis pertanyaannya, lalu kirim.",
      "Ini jawabannya, dengan tanggal diperiksa dan sumbernya. Di bawahnya ada pertanyaan lain. Tekan satu.",
      "Apakah jawabannya membantu? Tekan yang ditunjuk.",
      "Selesai. Bertanya tidak perlu nama. Kalau jawabannya tidak ada, {siti} bisa bertanya kepada petugas.",
    ],
  },

  report: {
    title: "Melapor",
    story: "Kakak saya bekerja di Malaysia. Sudah dua bulan gajinya belum dibayar.",
    reply: "Laporan sudah kami baca. Kami menghubungi KBRI hari ini.",
    steps: [
      "Anda jadi {siti}. Saudaranya bekerja di Malaysia dan belum digaji. Tekan Lapor.",
      "{siti} boleh memilih jenis masalah, atau langsung bercerita. Tekan yang ditunjuk.",
      "Tulis apa yang terjadi, lalu kirim. Boleh juga foto atau pesan suara.",
      "Ceritanya sudah tersimpan. Tekan Lanjut.",
      "Ada empat pertanyaan pendek. Jawab sendiri, atau biarkan kami mengisi contoh.",
      "{siti} membaca sekali lagi. Belum ada yang terkirim. Tekan Kirim.",
      "{siti} mendapat nomor laporan. Sekarang Anda jadi {made}, petugas BP3MI. Tekan Ambil di ponsel {made}.",
      "Isi laporan baru terbuka kalau diminta. Tekan Buka untuk membaca ceritanya.",
      "Tekan Balas untuk menulis kepada {siti}. {siti} tidak melihat nama {made}, hanya nama kantornya.",
      "Tulis balasannya, kirim, lalu tekan Lanjut. Atau biarkan kami mengisi contoh.",
      "Periksa sekali lagi, lalu tekan Kirim.",
      "Kembali ke {siti}: ada kabar. Tekan Buka.",
      "Selesai. {siti} melihat semua yang terjadi dengan laporannya. Mau tahu yang terjadi kalau kantor diam? Buka Laci pelatih, lalu Jam: “Ke tenggat berikutnya”.",
    ],
  },

  announce: {
    title: "Mengumumkan",
    command: "/umumkan",
    body: "Rabu pagi ada penyuluhan kerja ke luar negeri di balai desa. Semua warga boleh datang.",
    steps: [
      "Anda jadi {budi}, petugas desa. Pengumuman dimulai dengan perintah /umumkan. Tulis, lalu kirim.",
      "Tulis pengumumannya dalam satu pesan, lalu kirim.",
      "Beginilah warga akan membacanya. Belum ada yang terkirim. Tekan Kirim.",
      "Ini ponsel {siti}: pengumuman sudah sampai. {siti} bisa berhenti dari info ini kapan saja.",
      "Selesai. {budi} melihat berapa warga yang sudah menerima. Pengumuman desa dengan nomor telepon, tautan, atau jumlah uang diperiksa P4MI dulu.",
    ],
  },

  job: {
    title: "Lowongan",
    command: "/joborder",
    notice: "PENG-12/CONTOH",
    position: "Operator mesin",
    requirements: "Umur 20 sampai 40 tahun, lulus SMP, sehat, kontrak tiga tahun.",
    steps: [
      "Anda jadi {ratna}, petugas P4MI. Lowongan dimulai dengan perintah /joborder. Tulis, lalu kirim.",
      "Ada sekitar sepuluh pertanyaan. Jawab sendiri, atau biarkan kami mengisi contoh dan lihat saja.",
      "{ratna} membaca sekali lagi. Tekan Kirim.",
      "Tidak ada lowongan yang tampil tanpa petugas kedua. Anda jadi {made}, petugas BP3MI. Buka lowongan itu di ponsel {made}.",
      "{made} memeriksa izin, gaji, dan biaya. Kalau benar, tekan yang ditunjuk.",
      "Lowongan sudah diumumkan. Sekarang Anda jadi {siti}, warga. Tekan Lowongan.",
      "Ini semua lowongan resmi yang dibuka. Tekan lowongan dari {ratna}.",
      "Selesai. Kalau ada yang minta uang untuk lowongan ini, {siti} bisa langsung melapor dengan tombol ini.",
    ],
  },
};

const en = {
  offer: "New here? Take a short tour. You try it yourself, we point out each step.",
  no: "No, thank you",
  label: "Tour",
  stop: "End the tour",
  example: "Write this example",
  fill: "Fill in an example for me",
  open: "Open {name}'s phone",
  show: "Show me",
  back: "Back",
  skip: "Skip this step",
  next: "Next",
  end: "Done",
  startFirst: "First press the big button at the bottom.",
  none: "In this practice there is nobody for a tour yet.",
  night: "It is night now. This news waits until morning.",
  morning: "Move the clock to the morning",
  keysFirst: "The buttons at the bottom are not there yet. Write /start and send it.",
  anewFirst: "An older form is still open. Press the button we point at to begin anew.",

  ask: {
    title: "Asking",
    question: "How much does it cost to work in Taiwan?",
    steps: [
      "You are {siti}, who wants to know what working in Taiwan costs. Write the question and send it.",
      "This is the answer, with the day it was checked and its sources. Other questions are below it. Press one.",
      "Was the answer helpful? Press the one we point at.",
      "Done. Asking needs no name. Where there is no answer, {siti} can ask an officer.",
    ],
  },

  report: {
    title: "Reporting",
    story: "My sister works in Malaysia. She has not been paid for two months.",
    reply: "We have read your report. We are calling the embassy today.",
    steps: [
      "You are {siti}. Your sister works in Malaysia and was not paid. Press Report (Lapor).",
      "{siti} may choose a kind of problem, or just tell the story. Press the one we point at.",
      "Write what happened and send it. A photo or a voice message will do as well.",
      "The story is kept. Press Continue (Lanjut).",
      "There are four short questions. Answer them, or let us fill in an example.",
      "{siti} reads it once more. Nothing is sent yet. Press Send (Kirim).",
      "{siti} got a report number. Now you are {made}, an officer at BP3MI. Press Take (Ambil) on {made}'s phone.",
      "A report only opens when asked for. Press Open (Buka) to read the story.",
      "Press Reply (Balas) to write to {siti}. {siti} does not see {made}'s name, only that of the office.",
      "Write the reply, send it, then press Continue (Lanjut). Or let us fill in an example.",
      "Check it once more, then press Send (Kirim).",
      "Back to {siti}: there is news. Press Open (Buka).",
      "Done. {siti} sees everything that happens to the report. Curious what follows when an office stays silent? Open the trainer's drawer, then Clock: “To the next deadline”.",
    ],
  },

  announce: {
    title: "Announcing",
    command: "/umumkan",
    body: "There is a talk about working abroad at the village hall on Wednesday morning. Everybody is welcome.",
    steps: [
      "You are {budi}, a village officer. An announcement begins with the command /umumkan. Write it and send it.",
      "Write the announcement in one message and send it.",
      "This is how residents will read it. Nothing is sent yet. Press Send (Kirim).",
      "This is {siti}'s phone: the announcement has arrived. {siti} can stop such news at any time.",
      "Done. {budi} sees how many residents have received it. P4MI first reads a village announcement with a phone number, a link or an amount of money.",
    ],
  },

  job: {
    title: "Job orders",
    command: "/joborder",
    notice: "PENG-12/EXAMPLE",
    position: "Machine operator",
    requirements: "Aged 20 to 40, junior high school, healthy, contract of three years.",
    steps: [
      "You are {ratna}, an officer at P4MI. A job order begins with the command /joborder. Write it and send it.",
      "There are about ten questions. Answer them, or let us fill in an example and just watch.",
      "{ratna} reads it once more. Press Send (Kirim).",
      "No job order is shown without a second officer. You are {made}, at BP3MI. Open the job order on {made}'s phone.",
      "{made} checks the permits, the wage and the costs. If they are right, press the one we point at.",
      "The job order is published. Now you are {siti}, a citizen. Press Job orders (Lowongan).",
      "These are all official job orders that are open. Press the one from {ratna}.",
      "Done. If somebody asks money for this job, {siti} can report it at once with this button.",
    ],
  },
};

addTexts({ id: { tour: id }, en: { tour: en } });
