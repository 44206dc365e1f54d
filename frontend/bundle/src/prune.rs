//! Takes out of the browser program what it can never call.
//!
//! A type-erased view keeps one function per thing that may be asked of it, in a table: the compiler cannot tell which are
//! never asked. Lazy hydration is not: `hydrate_lazy`, which our program does not use, is the only way into
//! `hydrate_async`. Each such body becomes a trap, and wasm-opt then drops all that it alone reached. Should a later version
//! of the framework call one, the journeys in the browser fail on that trap.

use anyhow::{Context, Result, ensure};
use rustc_demangle::demangle;
use walrus::{FunctionBuilder, FunctionId, Module, ValType};

/// The function and its future, demangled. Functions written inside of it are left: the compiler merges them with their
/// twins in `hydrate`.
const NEVER_CALLED: [&str; 2] = ["::hydrate_async", "::hydrate_async::{{closure}}"];

/// Reads the program as rustc wrote it, its names included, and empties what is never called.
///
/// # Errors
/// The bytes are not a wasm module, or no such function is there: the framework changed and this list must follow.
pub fn read(wasm: &[u8]) -> Result<Module> {
    let mut module = Module::from_buffer(wasm).context("rustc's wasm cannot be read")?;
    let found = never_called(&module);
    ensure!(!found.is_empty(), "no function `{}` in the browser program: see frontend/bundle/src/prune.rs", NEVER_CALLED[0]);
    for id in found {
        trap(&mut module, id);
    }
    Ok(module)
}

fn never_called(module: &Module) -> Vec<FunctionId> {
    let is_it = |mangled: &str| {
        let readable = format!("{:#}", demangle(mangled));
        NEVER_CALLED.iter().any(|name| readable.ends_with(name))
    };
    module
        .funcs
        .iter_local()
        .filter(|(id, _)| module.funcs.get(*id).name.as_deref().is_some_and(is_it))
        .map(|(id, _)| id)
        .collect()
}

fn trap(module: &mut Module, id: FunctionId) {
    let signature = module.types.get(module.funcs.get(id).ty());
    let (takes, gives): (Vec<ValType>, Vec<ValType>) = (signature.params().to_vec(), signature.results().to_vec());
    let mut body = FunctionBuilder::new(&mut module.types, &takes, &gives);
    body.func_body().unreachable();
    let arguments = takes.into_iter().map(|kind| module.locals.add(kind)).collect();
    *module.funcs.get_mut(id).kind.unwrap_local_mut() = body.local_func(arguments);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with one function of each name, each returning its argument.
    fn program(names: &[&str]) -> Vec<u8> {
        let mut module = Module::default();
        for (number, name) in names.iter().enumerate() {
            let argument = module.locals.add(ValType::I32);
            let mut function = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[ValType::I32]);
            function.name((*name).to_owned()).func_body().local_get(argument);
            let id = function.finish(vec![argument], &mut module.funcs);
            module.exports.add(&format!("f{number}"), id);
        }
        module.emit_wasm()
    }

    const ASYNC: &str = "_ZN53_$LT$T$u20$as$u20$tachys..view..any_view..IntoAny$GT$8into_any13hydrate_async17h0123456789abcdefE";
    const POLL: &str = "_ZN53_$LT$T$u20$as$u20$tachys..view..any_view..IntoAny$GT$8into_any13hydrate_async28_$u7b$$u7b$closure$u7d$$u7d$17h0123456789abcdefE";
    const INNER: &str = "_ZN98_$LT$tachys..html..element..HtmlElement$u20$as$u20$tachys..view..RenderHtml$GT$13hydrate_async7inner_117h0123456789abcdefE";
    const BUILD: &str = "_ZN53_$LT$T$u20$as$u20$tachys..view..any_view..IntoAny$GT$8into_any5build17h0123456789abcdefE";

    #[test]
    fn only_what_is_never_called_becomes_a_trap() -> Result<()> {
        let module = read(&program(&[ASYNC, POLL, INNER, BUILD]))?;
        let all = module.funcs.iter_local().count();
        let traps = module
            .funcs
            .iter_local()
            .filter(|(_, f)| f.block(f.entry_block()).instrs.iter().any(|(instruction, _)| instruction.is_unreachable()));
        assert_eq!((traps.count(), all), (2, 4));
        Ok(())
    }

    #[test]
    fn a_program_without_them_is_refused() {
        assert!(read(&program(&[INNER, BUILD])).is_err());
    }
}
